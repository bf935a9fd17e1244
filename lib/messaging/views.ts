import type { Message, Notice, Person } from '@/lib/contract/views'
import { type AttachmentRow, attachmentView } from './media/attachment-view'

/** A message as the tables hold it, with all that its view shows. */
export interface MessageRow {
  id: string
  number: number
  conversationId: string
  seq: number
  kind: Message['kind']
  text: string
  notice: Notice | null
  clientId: string
  mentions: string[]
  forwarded: boolean
  silent: boolean
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  pinnedAt: Date | null
  sender: Person
  attachments: AttachmentRow[] | null
  replyTo: Message['replyTo']
  /** Each kind of reaction with everybody who gave it, the first first. */
  reactions: { emoji: string; count: number; userIds: string[] }[] | null
  preview: Message['preview']
}

/** RFC 3339 in UTC (rule 5). */
export function at(moment: Date): string
export function at(moment: Date | null): string | null
export function at(moment: Date | null): string | null {
  return moment && moment.toISOString()
}

/** The message as `viewerId` sees it: which reactions are theirs is all that differs between members. */
export function messageView(row: MessageRow, viewerId: string): Message {
  const { id, number, conversationId, seq, sender, kind, text, notice, replyTo, mentions, preview, forwarded, silent, clientId } = row
  return {
    id,
    number,
    conversationId,
    seq,
    sender,
    kind,
    text,
    notice,
    attachments: (row.attachments ?? []).map(attachmentView),
    replyTo,
    reactions: (row.reactions ?? []).map(({ emoji, count, userIds }) => ({ emoji, count, mine: userIds.includes(viewerId) })),
    mentions,
    preview,
    forwarded,
    silent,
    createdAt: at(row.createdAt),
    editedAt: at(row.editedAt),
    deletedAt: at(row.deletedAt),
    pinnedAt: at(row.pinnedAt),
    clientId,
  }
}
