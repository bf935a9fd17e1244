import type { MemberState } from '../policy'

/** What the database says of one membership; who is in what is not what this model is about. */
export interface Standing {
  conversationId: string
  kind: 'direct' | 'group'
  userId: string
  state: MemberState
}

/** A message that somebody said, as the model knows it. */
export interface KnownMessage {
  id: string
  conversationId: string
  seq: number
  senderId: string
}

/** Unread as decision 9 says it, with nothing but sets of message ids: one per person and conversation. */
export class UnreadModel {
  readonly #unread = new Map<string, Set<string>>()
  readonly #marked = new Set<string>()
  readonly #messages = new Map<string, KnownMessage>()

  /** Everybody in the conversation but the sender has it unread; who has left a group does not get it. */
  said(message: KnownMessage, standings: readonly Standing[]): void {
    this.#messages.set(message.id, message)
    for (const { conversationId, kind, userId, state } of standings) {
      if (conversationId !== message.conversationId || userId === message.senderId || (kind === 'group' && state === 'left')) continue
      this.#of(conversationId, userId).add(message.id)
    }
  }

  messages(conversationId: string): KnownMessage[] {
    return [...this.#messages.values()].filter(message => message.conversationId === conversationId)
  }

  deletedForEveryone(messageId: string): void {
    for (const ids of this.#unread.values()) ids.delete(messageId)
    this.#messages.delete(messageId)
  }

  /** Read by itself, or deleted for that person alone. */
  done(conversationId: string, userId: string, messageId: string): void {
    this.#of(conversationId, userId).delete(messageId)
  }

  readUpTo(conversationId: string, userId: string, seq: number): void {
    const ids = this.#of(conversationId, userId)
    for (const id of ids) if ((this.#messages.get(id)?.seq ?? 0) <= seq) ids.delete(id)
    this.#marked.delete(keyOf(conversationId, userId))
  }

  markedUnread(conversationId: string, userId: string): void {
    this.#marked.add(keyOf(conversationId, userId))
  }

  isMarked(conversationId: string, userId: string): boolean {
    return this.#marked.has(keyOf(conversationId, userId))
  }

  /** Nothing said so far is that person's any more: cleared, left, or taken back. */
  cleared(conversationId: string, userId: string): void {
    this.#of(conversationId, userId).clear()
    this.#marked.delete(keyOf(conversationId, userId))
  }

  /** Everything said is gone for everybody. */
  erased(conversationId: string): void {
    for (const { id } of this.messages(conversationId)) this.deletedForEveryone(id)
    for (const key of this.#marked) if (key.startsWith(conversationId)) this.#marked.delete(key)
  }

  count(conversationId: string, userId: string): number {
    return this.#of(conversationId, userId).size
  }

  #of(conversationId: string, userId: string): Set<string> {
    const key = keyOf(conversationId, userId)
    const ids = this.#unread.get(key) ?? new Set()
    this.#unread.set(key, ids)
    return ids
  }
}

const keyOf = (conversationId: string, userId: string) => `${conversationId} ${userId}`

/** The same numbers from 0 to 1 in every run, by their seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
