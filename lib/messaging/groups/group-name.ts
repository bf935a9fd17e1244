import * as z from 'zod/mini'
import { invalid } from '@/lib/contract/errors'
import { displayName } from '@/lib/contract/input'

/** The name of a group as it is kept. Throws `validation_failed` for what is no name. */
export function groupNameOf(raw: string): string {
  const name = z.safeParse(displayName, raw)
  if (!name.success) throw invalid('name', '1 to 80 characters that can be seen.')
  return name.data
}
