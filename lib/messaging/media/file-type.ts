import { fileTypeFromBuffer } from 'file-type'
import { ParleyError } from '@/lib/contract/errors'
import { audioTypes, imageTypes, maxBytesOf, videoTypes } from '@/lib/contract/media'
import type { Attachment } from '@/lib/contract/views'

/** What a file is, by what is in it (decision 18). */
export interface FileType {
  kind: Attachment['kind']
  contentType: string
}

const megabyte = 1024 * 1024

/** The most bytes of any file. */
export const maxFileBytes = Math.max(...Object.values(maxBytesOf))

const openDocument = 'application/vnd.oasis.opendocument.'
const openXml = 'application/vnd.openxmlformats-officedocument.'
const documents = new Set([
  'application/pdf', 'application/rtf', 'application/zip',
  'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
  `${openDocument}text`, `${openDocument}spreadsheet`, `${openDocument}presentation`,
  `${openXml}wordprocessingml.document`, `${openXml}spreadsheetml.sheet`, `${openXml}presentationml.presentation`,
])

// The detector's names for what has a better known one.
const aliases: Record<string, string> = {
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
  'audio/vnd.wave': 'audio/wav',
}

// The container of old office files does not say cheaply which one it is.
const oldOffice: Record<string, string> = { doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' }

/** What the bytes are; the name only tells old office files apart. Throws `unsupported_media_type` for all that is not listed, `too_large` beyond its kind's limit. */
export async function fileTypeOf(bytes: Uint8Array, name: string): Promise<FileType> {
  const contentType = await contentTypeOf(bytes, name)
  const kind = contentType && kindOf(contentType)
  if (!kind) throw new ParleyError('unsupported_media_type', 'Files of this type cannot be sent.')
  if (bytes.length > maxBytesOf[kind]) throw new ParleyError('too_large', `Files of this type have at most ${maxBytesOf[kind] / megabyte} MB.`)
  return { kind, contentType }
}

function kindOf(contentType: string): FileType['kind'] | null {
  if (imageTypes.has(contentType)) return 'image'
  if (videoTypes.has(contentType)) return 'video'
  if (audioTypes.has(contentType)) return 'audio'
  return documents.has(contentType) || contentType === 'text/plain' ? 'file' : null
}

async function contentTypeOf(bytes: Uint8Array, name: string): Promise<string | null> {
  // The detector throws where a file ends in the middle of what it promised.
  const found = await fileTypeFromBuffer(bytes).catch(() => null)
  if (found === undefined) return isPlainText(bytes) ? 'text/plain' : null
  if (found === null) return null
  const [bare = ''] = found.mime.split(';', 1)
  if (bare === 'application/x-cfb') return oldOffice[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null
  if (bare === 'video/webm') return hasVideoTrack(bytes) ? bare : 'audio/webm'
  return aliases[bare] ?? bare
}

// Where the sound itself begins in such a container: it may hold any two letters by chance.
const cluster = Buffer.from([0x1f, 0x43, 0xb6, 0x75])

/** Voice recorded by a browser comes in a container of film; codecs of moving pictures are named `V_…` in its head. */
function hasVideoTrack(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536))
  const sound = head.indexOf(cluster)
  return head.subarray(0, sound < 0 ? undefined : sound).includes('V_')
}

const markup = /^\s*(?:<\?xml|<!doctype|<!--|<(?:html|head|body|script|svg|iframe|style|title)\b)/i

/** Whole UTF-8 without control characters, and nothing that a browser could take for a page or a drawing. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text) && !markup.test(text)
  } catch {
    return false
  }
}
