import { isBlank } from '@/lib/contract/text'

/** The most members of a group, oneself among them (decision 17). */
export const maxMembers = 256

/** The most characters of a name. */
const maxName = 80

/** What is wrong with the name of a group, if anything; the server decides by the same. */
export function groupNameProblem(name: string): 'nameMissing' | 'nameTooLong' | null {
  const shown = name.trim().replace(/\s+/gu, ' ')
  if (isBlank(shown)) return 'nameMissing'
  return shown.length > maxName ? 'nameTooLong' : null
}
