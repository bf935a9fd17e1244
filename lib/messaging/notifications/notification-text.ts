import type { Attachment } from '@/lib/contract/views'

/** A message as far as a notification tells of it. */
export interface Told {
  senderName: string
  text: string
  attachments: Attachment['kind'][]
  /** It answers a message of the one who is told. */
  isReplyToThem: boolean
}

const longest = 300

const nouns: Record<Attachment['kind'], [one: string, more: string]> = {
  image: ['a photo', 'photos'],
  video: ['a video', 'videos'],
  audio: ['an audio file', 'audio files'],
  file: ['a file', 'files'],
}

/** The words of a notification (dms.md, "Smart Notification Types"), within what a push may carry. */
export function notificationText({ senderName, text, attachments, isReplyToThem }: Told): string {
  if (isReplyToThem) return `${senderName} replied to your message`
  if (attachments.length === 0) return shortened(`${senderName}: ${text}`)
  const sent = `${senderName} sent you ${counted(attachments)}`
  return text === '' ? sent : shortened(`${sent}: ${text}`)
}

/** What is shown to those who want no words of messages on their screen. */
export const textWithoutWords = 'New message'

function counted(kinds: Attachment['kind'][]): string {
  const [first] = kinds
  const [one, more] = nouns[first && kinds.every(kind => kind === first) ? first : 'file']
  return kinds.length === 1 ? one : `${kinds.length} ${more}`
}

function shortened(text: string): string {
  const points = [...text]
  return points.length > longest ? `${points.slice(0, longest - 1).join('')}…` : text
}
