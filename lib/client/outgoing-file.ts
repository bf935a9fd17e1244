import { audioTypes, imageTypes, maxBytesOf, videoTypes } from '@/lib/contract/media'
import type { Attachment } from '@/lib/contract/views'

/** Why a file was not taken: an error code of the contract, or what can only happen in the browser. */
export interface FileFailure {
  code: string
  detail: string
}

/**
 * A file of a message on its way out, as it is known before the server has it. Its bytes are in `LocalFiles` under its id;
 * `upload` is what it became there, `failure` why it did not.
 */
export interface OutgoingFile {
  id: string
  kind: Attachment['kind']
  contentType: string
  name: string
  size: number
  width: number | null
  height: number | null
  duration: number | null
  upload?: Attachment
  failure?: FileFailure
}

/** The attachment that it is, or is going to be. Until then it has its own id and no address. */
export function attachmentOf(file: OutgoingFile): Attachment {
  const { id, kind, contentType, name, size, width, height, duration } = file
  return file.upload ?? { id, kind, contentType, name, size, url: '', width, height, duration, thumbhash: null }
}

// What browsers say for what has a better known name.
const aliases: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/x-aiff': 'audio/aiff',
}

/** What a file probably is; the server looks into it and has the last word. */
export function kindOf({ type }: { type: string }): Attachment['kind'] {
  const bare = bareType(type)
  if (imageTypes.has(bare)) return 'image'
  if (videoTypes.has(bare)) return 'video'
  return audioTypes.has(bare) ? 'audio' : 'file'
}

const refused = /^(?:image|video|audio|font|model)\/|^text\/html|xhtml|\bsvg|x-msdownload|x-ms-|x-apple-diskimage|x-rar|vnd\.rar|x-7z|x-tar|gzip|x-sh|java-archive|vnd\.android\.package|x-iso9660/
const refusedEndings = /\.(?:exe|msi|dmg|iso|apk|jar|rar|7z|tar|gz|tgz|heic|heif|svg|html?|webm|mkv|avi|bmp|tiff?|psd|dll|deb|rpm)$/i

/** What the server would refuse for sure, by what can be seen without reading it; null for what may be tried. */
export function refusalOf(file: { name: string; size: number; type: string }): 'empty' | 'too_large' | 'unsupported_media_type' | null {
  if (file.size === 0) return 'empty'
  const kind = kindOf(file)
  if (kind === 'file' && (refused.test(bareType(file.type)) || refusedEndings.test(file.name))) return 'unsupported_media_type'
  return file.size > maxBytesOf[kind] ? 'too_large' : null
}

function bareType(type: string): string {
  const [bare = ''] = type.toLowerCase().split(';', 1)
  return aliases[bare.trim()] ?? bare.trim()
}
