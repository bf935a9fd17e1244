import type { Message, Person } from '@/lib/contract/views'

/** A message as the tables hold it, with its sender. */
export interface MessageRow {
  id: string
  number: number
  conversationId: string
  seq: number
  kind: Message['kind']
  text: string
  clientId: string
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  senderId: string
  senderNumber: number
  senderUsername: string
  senderName: string
  senderAvatarUrl: string | null
}

/** RFC 3339 in UTC (rule 5). */
export function at(moment: Date): string
export function at(moment: Date | null): string | null
export function at(moment: Date | null): string | null {
  return moment && moment.toISOString()
}

/** The message as any member sees it. */
export function messageView(row: MessageRow): Message {
  const sender: Person = {
    id: row.senderId,
    number: row.senderNumber,
    username: row.senderUsername,
    name: row.senderName,
    avatarUrl: row.senderAvatarUrl,
  }
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversationId,
    seq: row.seq,
    sender,
    kind: row.kind,
    text: row.text,
    attachments: [],
    replyTo: null,
    reactions: [],
    createdAt: at(row.createdAt),
    editedAt: at(row.editedAt),
    deletedAt: at(row.deletedAt),
    clientId: row.clientId,
  }
}
