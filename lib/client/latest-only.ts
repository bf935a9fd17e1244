/** How soon a value that could not be sent is tried again, in milliseconds; doubled up to ten times as long. */
const retryAfter = 3_000

export interface LatestOnly<T extends { seq: number }> {
  /** To be sent soon, unless a later one comes first. Earlier ones than what was asked for already are ignored. */
  put(key: string, value: T): void
  /** Sends what waits, now. */
  flush(): void
  stop(): void
}

interface Slot<T> {
  value: T
  sent: number
  tries: number
  sending: boolean
  timer?: ReturnType<typeof setTimeout> | undefined
}

/**
 * Sends the latest value per key after a pause, one at a time, until it is accepted. For watermarks: only the
 * highest matters. `send` answers false when it makes no sense to try again, and throws when it does.
 */
export function latestOnly<T extends { seq: number }>(pause: number, send: (key: string, value: T) => Promise<void | false>): LatestOnly<T> {
  const slots = new Map<string, Slot<T>>()

  function put(key: string, value: T): void {
    const slot = slots.get(key)
    if (slot && slot.value.seq >= value.seq) return
    if (slot) slot.value = value
    const waiting = slot ?? { value, sent: 0, tries: 0, sending: false }
    slots.set(key, waiting)
    if (!waiting.sending) wait(key, waiting, pause)
  }

  function wait(key: string, slot: Slot<T>, delay: number): void {
    slot.timer ??= setTimeout(() => void deliver(key, slot), delay)
  }

  async function deliver(key: string, slot: Slot<T>): Promise<void> {
    clearTimeout(slot.timer)
    slot.timer = undefined
    if (slot.sending || slot.sent >= slot.value.seq) return
    slot.sending = true
    const { value } = slot
    try {
      const accepted = await send(key, value)
      slot.tries = 0
      slot.sent = accepted === false ? 0 : value.seq
      // Refused: forgotten, so that a later occasion may try anew.
      if (accepted === false && slot.value === value) slots.delete(key)
    } catch {
      slot.tries++
    }
    slot.sending = false
    if (slots.get(key) === slot && slot.sent < slot.value.seq) wait(key, slot, slot.tries ? Math.min(retryAfter * 2 ** (slot.tries - 1), 10 * retryAfter) : pause)
  }

  return {
    put,
    flush: () => slots.forEach((slot, key) => void deliver(key, slot)),
    stop(): void {
      for (const slot of slots.values()) {
        clearTimeout(slot.timer)
        slot.timer = undefined
      }
    },
  }
}
