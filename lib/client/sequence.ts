import type { NumberedEvent, ParleyEvent } from '@/lib/contract/events'
import type { Message } from '@/lib/contract/views'
import { apply, isNumbered } from './apply'
import { type Cache, type FollowUp, position, showChange, showMessage } from './cache'
import { fallBehind, type MessagePage, openWindow } from './thread-window'

/** How long a later event waits for those before it before they are fetched, in milliseconds. */
export const holdFor = 300
/** The longest pause between two tries to fetch a gap, in milliseconds. */
const longestPause = 30_000
/** After so many missed changes a thread stops following and loads on demand instead. */
export const mostToFill = 500

export interface SequenceSource {
  /** Numbered changes after a `seq`, ascending; `more` when there are others behind them. */
  fetchEvents(conversationId: string, after: number): Promise<{ items: NumberedEvent[]; more: boolean }>
  /** A message that was too large for its event; null when it is gone. */
  fetchMessage(conversationId: string, messageId: string): Promise<Message | null>
  /** The messages around one; null when it is gone. */
  fetchAround(conversationId: string, messageId: string): Promise<MessagePage | null>
}

interface Lane {
  held: Map<number, NumberedEvent>
  timer?: ReturnType<typeof setTimeout> | undefined
  filling?: Promise<void> | undefined
  resolving: boolean
  failures: number
}

export type Sequence = ReturnType<typeof createSequence>

/**
 * Brings events into the order of each conversation: the next is applied, older ones are dropped, later ones
 * wait briefly and then the gap is fetched (design.md, section 3).
 */
export function createSequence(cache: Cache, source: SequenceSource, followUp: (followUps: FollowUp[]) => void, now = Date.now) {
  const lanes = new Map<string, Lane>()

  function laneOf(conversationId: string): Lane {
    const lane = lanes.get(conversationId) ?? { held: new Map(), resolving: false, failures: 0 }
    lanes.set(conversationId, lane)
    return lane
  }

  /** Takes an event as it came, in whatever order. */
  function receive(event: ParleyEvent): void {
    if (!isNumbered(event)) return followUp(apply(cache, event, now()))
    const at = position(cache, event.conversationId)
    if (at !== undefined && event.seq <= at) return
    const lane = laneOf(event.conversationId)
    hold(lane, event)
    if (at === undefined) return followUp([{ do: 'fetchConversation', conversationId: event.conversationId }])
    settle(event.conversationId)
  }

  /** A message of one's own, as the answer to sending it: the same as its event. */
  function receiveOwn(message: Message): void {
    showMessage(cache, message)
    const { id, createdAt: at, conversationId, seq } = message
    receive({ v: 1, type: 'message_created', id, at, conversationId, seq, messageId: id, message })
  }

  /**
   * A message that an edit, a reaction or a deletion of one's own answered with. `since` is the position when the call
   * began: where the conversation has gone on since, its events have said or will say it, and the answer may be older.
   */
  function receiveChanged(message: Message, since: number | undefined): void {
    const { conversationId } = message
    if (position(cache, conversationId) === since && !isBehind(conversationId)) followUp(showChange(cache, message))
  }

  /** Applies what can be applied, and sees to it that the rest follows. Also right after a conversation was fetched. */
  function settle(conversationId: string): void {
    const lane = lanes.get(conversationId)
    if (!lane) return
    drain(conversationId, lane)
    if (lane.held.size === 0) return stopTimer(lane)
    lane.timer ??= setTimeout(() => {
      lane.timer = undefined
      void fill(conversationId)
    }, Math.min(holdFor * 2 ** lane.failures, longestPause))
  }

  function drain(conversationId: string, lane: Lane): void {
    for (;;) {
      const at = position(cache, conversationId)
      if (at === undefined) return
      for (const seq of lane.held.keys()) if (seq <= at) lane.held.delete(seq)
      const next = lane.held.get(at + 1)
      if (!next) return
      if (isTooLarge(next)) return void resolve(conversationId, lane, next)
      lane.held.delete(next.seq)
      followUp(apply(cache, next, now()))
    }
  }

  async function resolve(conversationId: string, lane: Lane, event: WithMessage): Promise<void> {
    if (lane.resolving) return
    lane.resolving = true
    try {
      const message = await source.fetchMessage(conversationId, event.messageId)
      if (message) lane.held.set(event.seq, { ...event, message })
      else if (position(cache, conversationId) === event.seq - 1) followUp(apply(cache, event, now()))
    } catch {
      lane.failures++
    } finally {
      lane.resolving = false
      settle(conversationId)
    }
  }

  /** Fetches what is missing, up to the end of the log. One at a time per conversation. */
  function fill(conversationId: string): Promise<void> {
    const lane = laneOf(conversationId)
    lane.filling ??= fetchGap(conversationId, lane).finally(() => {
      lane.filling = undefined
    })
    return lane.filling
  }

  async function fetchGap(conversationId: string, lane: Lane): Promise<void> {
    stopTimer(lane)
    let at = position(cache, conversationId)
    if (at === undefined) return followUp([{ do: 'fetchConversation', conversationId }])
    try {
      if (await leaveBehind(conversationId, at)) at = position(cache, conversationId) ?? at
      for (let more = true; more; ) {
        const page = await source.fetchEvents(conversationId, at)
        for (const event of page.items) hold(lane, event)
        at = Math.max(at, page.items.at(-1)?.seq ?? 0)
        more = page.more && page.items.length > 0
        drain(conversationId, lane)
      }
      lane.failures = 0
      if (!lane.resolving && lane.held.size > 0) giveUpHeld(conversationId, lane)
    } catch {
      lane.failures++
      settle(conversationId)
    }
  }

  /** The log itself lacks what they wait for, so the conversation's state has to do. */
  function giveUpHeld(conversationId: string, lane: Lane): void {
    lane.held.clear()
    followUp([{ do: 'fetchConversation', conversationId }])
  }

  /** Too much happened to fetch it all: the thread ends where it ended, as that is now, and grows on demand. */
  async function leaveBehind(conversationId: string, at: number): Promise<boolean> {
    const window = cache.thread(conversationId)
    const known = window.get()
    const to = cache.conversation(conversationId).get()?.seq ?? at
    if (!known || to - at <= mostToFill) return false
    const last = known.messages.findLast(({ seq }) => seq <= known.seq)
    const page = last && (await source.fetchAround(conversationId, last.id))
    window.set(page ? openWindow(page, to) : fallBehind(known, to))
    return true
  }

  /** Whether a thread lacks what its conversation is known to have. */
  function isBehind(conversationId: string): boolean {
    const conversation = cache.conversation(conversationId).get()
    return conversation !== undefined && (position(cache, conversationId) ?? conversation.seq) < conversation.seq
  }

  return { receive, receiveOwn, receiveChanged, settle, fill, isBehind }
}

type WithMessage = Extract<NumberedEvent, { message: Message | null }>

function isTooLarge(event: NumberedEvent | undefined): event is WithMessage & { message: null } {
  return event !== undefined && 'message' in event && event.message === null
}

/** Keeps an event until its turn; what was fetched for a large one is not given up for the same without it. */
function hold(lane: Lane, event: NumberedEvent): void {
  const held = lane.held.get(event.seq)
  if (!held || isTooLarge(held)) lane.held.set(event.seq, event)
}

function stopTimer(lane: Lane): void {
  clearTimeout(lane.timer)
  lane.timer = undefined
}
