import { ParleyError } from '@/lib/contract/errors'
import { parseRef } from '../access'

/**
 * The id of an upload that is named by it or by the URL that the upload was answered with, with or without this server's
 * address (`publicUrl`, if it is known), a size or a fragment. Throws `foreign_upload` for anything else, also for another
 * host (decision 18). Whose it is, `ownUploads` says.
 */
export function uploadIdOf(ref: string, publicUrl: string | null): string {
  const id = parseRef(ref.trim())?.id ?? idInUrl(ref.trim(), publicUrl)
  if (!id) throw new ParleyError('foreign_upload', 'A file that you have not uploaded cannot be sent.')
  return id
}

const here = 'http://here.invalid'

function idInUrl(ref: string, publicUrl: string | null): string | undefined {
  if (!URL.canParse(ref, here)) return undefined
  const { origin, pathname } = new URL(ref, here)
  const isOurs = ref.startsWith('/') ? origin === here : publicUrl !== null && origin === new URL(publicUrl).origin
  return isOurs ? parseRef(/^\/api\/uploads\/([^/]+)\/?$/.exec(pathname)?.[1] ?? '')?.id ?? undefined : undefined
}
