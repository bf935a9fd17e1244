import type { OutboxEntry } from '@/lib/client/outbox-storage'
import type { Attachment, Conversation, Message, Person } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'
import { noticeWords } from '@/components/thread/notice-words'

export type Preview = {
  kind: 'typing' | 'draft' | 'unsent' | 'message' | 'notice' | 'none'
  /** Who or what the text is from; set apart from it. */
  label?: string
  text: string
}

type Source = { conversation: Conversation; meId: string; typing: Person[]; draft: string; unsent?: OutboxEntry | undefined }
type Said = Pick<Words, 'inbox' | 'thread'>

/** The line under the name of a conversation; one line, whatever the message has. In order of urgency. */
export function previewOf({ conversation, meId, typing, draft, unsent }: Source, words: Said): Preview {
  const { preview } = words.inbox
  if (typing.length > 0) return { kind: 'typing', text: typingText(typing, conversation, preview) }
  if (draft.trim() !== '') return { kind: 'draft', label: preview.draft, text: oneLine(draft) }
  if (unsent) return { kind: 'unsent', label: preview.you, text: oneLine(unsent.text) || attachmentText(unsent.files ?? [], words) }
  const { lastMessage, kind } = conversation
  if (!lastMessage) return { kind: 'none', text: preview.none }
  if (lastMessage.kind === 'system') return { kind: 'notice', text: noticeWords(lastMessage, meId, words.thread.notice) }
  const text = lastMessage.deletedAt ? preview.deleted : oneLine(lastMessage.text) || attachmentText(lastMessage.attachments, words)
  const label = lastMessage.sender.id === meId ? preview.you : kind === 'group' ? preview.from(firstName(lastMessage)) : undefined
  return { kind: 'message', ...(label && !lastMessage.deletedAt && { label }), text }
}

function typingText(typing: Person[], { kind }: Conversation, words: Words['inbox']['preview']): string {
  if (kind === 'direct') return words.typing
  const [typist] = typing
  return typing.length === 1 && typist ? words.typingBy(typist.name) : words.typingBySeveral(typing.length)
}

/** The part of a name that one says; a line is short. */
function firstName({ sender }: Message): string {
  return sender.name.trim().split(/\s+/u)[0] ?? sender.name
}

/** What stands for the files of a message that says nothing (decision 18): "Photo", "2 photos", "Voice message". */
export function attachmentText(attachments: readonly Pick<Attachment, 'kind' | 'name'>[], { inbox, thread }: Said): string {
  const [first] = attachments
  if (!first) return ''
  if (attachments.length === 1 && first.kind === 'audio' && isRecording(first)) return inbox.preview.voice
  const kind = attachments.every(attachment => attachment.kind === first.kind) ? first.kind : 'file'
  return thread.attachments[kind](attachments.length)
}

/** What the composer records is called so; a song has a name of its own. */
function isRecording({ name }: Pick<Attachment, 'name'>): boolean {
  return /^voice\b/i.test(name)
}

/** The beginning of a text is all that a line can show. */
function oneLine(text: string): string {
  return text.slice(0, 400).replace(/\s+/gu, ' ').trim()
}
