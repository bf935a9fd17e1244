import type { Attachment } from '@/lib/contract/views'

const words: Record<Attachment['kind'], { one: string; many: (count: number) => string }> = {
  image: { one: 'Photo', many: count => `${count} photos` },
  video: { one: 'Video', many: count => `${count} videos` },
  audio: { one: 'Audio', many: count => `${count} recordings` },
  file: { one: 'File', many: count => `${count} files` },
}

/** What stands for the files of a message that says nothing (decision 18): "Photo", "2 photos", "File"; '' for none. */
export function attachmentWords(attachments: readonly Pick<Attachment, 'kind'>[]): string {
  const [first] = attachments
  if (!first) return ''
  const kind = attachments.every(attachment => attachment.kind === first.kind) ? first.kind : 'file'
  return attachments.length === 1 ? words[kind].one : words[kind].many(attachments.length)
}
