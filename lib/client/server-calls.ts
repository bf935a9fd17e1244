import type { Membership, Message } from '@/lib/contract/views'
import { ApiError, call } from './api'
import type { MembershipChange } from './membership-changes'
import type { OutboxEntry } from './outbox-storage'
import { getConversation, getMe, listEvents, listMessages, sendMessage, sync, updateMembership } from './routes'
import type { SequenceSource } from './sequence'
import type { MessagePage } from './thread-window'

/** How many messages a page of history has. */
const pageSize = 50

export const sequenceSource: SequenceSource = {
  async fetchEvents(id, after) {
    const { items, nextCursor } = await call(listEvents, { params: { id }, query: { after } })
    return { items, more: nextCursor !== null }
  },
  async fetchMessage(id, messageId) {
    const page = await unlessMissing(call(listMessages, { params: { id }, query: { around: messageId, limit: 1 } }))
    return page?.items.find(message => message.id === messageId) ?? null
  },
  fetchAround: (id, messageId) => unlessMissing(call(listMessages, { params: { id }, query: { around: messageId, limit: pageSize } })),
}

export const fetchMe = () => call(getMe)
export const fetchSync = (since: string | undefined) => call(sync, { query: { since } })
export const fetchConversation = (id: string, signal?: AbortSignal) => call(getConversation, { params: { id }, ...(signal && { signal }) })

/** A page of history: the newest, or what is before or after a message. */
export function fetchMessages(id: string, where: { before?: string; after?: string } = {}): Promise<MessagePage> {
  return call(listMessages, { params: { id }, query: { ...where, limit: pageSize } })
}

/** Sends now: without `sendAt` the answer is the message itself. */
export async function send({ conversationId, clientId, text, replyTo, files, silent }: OutboxEntry, socketId: string | undefined): Promise<Message> {
  const body = {
    clientId,
    text,
    ...(replyTo && { replyToId: replyTo.id }),
    ...(files && files.length > 0 && { uploadIds: files.flatMap(({ upload }) => upload?.id ?? []) }),
    ...(silent && { silent }),
  }
  const answer = await call(sendMessage, { params: { id: conversationId }, body, socketId })
  if ('sendAt' in answer) throw new Error('What was to be sent now was put off.')
  return answer
}

/** Told also by a page that is going. */
export function saveDraft(id: string, change: { draft: string | null; draftVersion: number }): Promise<Membership> {
  return call(updateMembership, { params: { id }, body: change, keepalive: true })
}

/** The answer tells this page; the event is for the person's other ones. */
export function saveMembership(id: string, change: MembershipChange, socketId: string | undefined): Promise<Membership> {
  return call(updateMembership, { params: { id }, body: change, socketId })
}

/** Null for what does not exist (any more). */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return null
    throw error
  }
}
