import type { Attachment, Message } from '@/lib/contract/views'

const words: Record<Attachment['kind'], [one: string, more: string]> = {
  image: ['Photo', 'photos'],
  video: ['Video', 'videos'],
  audio: ['Audio', 'audio files'],
  file: ['File', 'files'],
}

/** A message in words alone, where its files cannot be shown, and in previews: what it says, else what it carries (decision 18). */
export function summaryOf({ text, attachments }: Pick<Message, 'text' | 'attachments'>): string {
  if (text !== '') return text
  const [first, ...rest] = attachments.map(({ kind }) => kind)
  if (!first) return ''
  const [one, more] = words[rest.every(kind => kind === first) ? first : 'file']
  return rest.length === 0 ? one : `${rest.length + 1} ${more}`
}
