import type { Message } from '@/lib/contract/views'
import type { Cache } from './cache'

/** What is pinned after a message is what it is now: the newest pin first. */
export function withPin(pins: Message[], message: Message): Message[] {
  const others = withoutPin(pins, message.id)
  if (message.pinnedAt === null) return others
  return [...others, message].sort((a, b) => (b.pinnedAt ?? '').localeCompare(a.pinnedAt ?? '') || b.id.localeCompare(a.id))
}

/** What is pinned without a message that is gone. */
export function withoutPin(pins: Message[], messageId: string): Message[] {
  const others = pins.filter(({ id }) => id !== messageId)
  return others.length === pins.length ? pins : others
}

/** Changes what is pinned in a conversation, where that is loaded. */
export function changePins(cache: Cache, conversationId: string, change: (pins: Message[]) => Message[]): void {
  const cell = cache.pins(conversationId)
  const pins = cell.get()
  const changed = pins && change(pins)
  if (changed && changed !== pins) cell.set(changed)
}
