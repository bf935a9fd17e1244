import { attachmentWords } from '@/components/thread/attachment-words'
import type { Conversation, Person } from '@/lib/contract/views'

export type Preview = {
  kind: 'typing' | 'draft' | 'message' | 'none'
  /** Who or what the text is from; set apart from it. */
  label?: string
  text: string
}

type Source = { conversation: Conversation; meId: string; typing: Person[]; draft: string }

/** The line under the name of a conversation; one line, whatever the message has. */
export function previewOf({ conversation, meId, typing, draft }: Source): Preview {
  const [typist] = typing
  if (typist) return { kind: 'typing', text: conversation.kind === 'group' ? `${typist.name} is typing…` : 'Typing…' }
  if (draft.trim() !== '') return { kind: 'draft', label: 'Draft:', text: oneLine(draft) }
  const { lastMessage, kind } = conversation
  if (!lastMessage) return { kind: 'none', text: 'No messages yet' }
  if (lastMessage.deletedAt) return { kind: 'message', text: 'Message deleted' }
  const text = oneLine(lastMessage.text) || attachmentWords(lastMessage.attachments)
  if (lastMessage.kind === 'system') return { kind: 'message', text }
  if (lastMessage.sender.id === meId) return { kind: 'message', label: 'You:', text }
  return kind === 'group' ? { kind: 'message', label: `${lastMessage.sender.name}:`, text } : { kind: 'message', text }
}

/** The beginning of a text is all that a line can show. */
function oneLine(text: string): string {
  return text.slice(0, 400).replace(/\s+/gu, ' ').trim()
}
