import type { Attachment } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'

/** What stands for the files of a message that says nothing (decision 18): "Photo", "2 photos", "File"; '' for none. */
export function attachmentWords(attachments: readonly Pick<Attachment, 'kind'>[], words: Words['thread']['attachments']): string {
  const [first] = attachments
  if (!first) return ''
  const kind = attachments.every(attachment => attachment.kind === first.kind) ? first.kind : 'file'
  return words[kind](attachments.length)
}
