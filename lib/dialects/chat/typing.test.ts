import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EventOf } from '@/lib/contract/events'
import type { Socket } from '@/lib/http/socket'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { socket } from './socket'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const room = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const ada = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b78'
const ctx = {} as CallerCtx

/** A socket in the room, with Ada (number 7) as one of its people, and whether it shows her as writing, each time it was told. */
function opened() {
  const shown: boolean[] = []
  const made: Socket = {
    params: {},
    state: { id: room, number: 1, people: new Map([[ada, 7]]), typing: new Map() },
    send: (type, data) => {
      expect([type, data]).toEqual(['typing', { data: { user_id: 7, is_typing: expect.any(Boolean) } }])
      shown.push((data as { data: { is_typing: boolean } }).data.is_typing)
    },
    sendOnce: () => {},
    close: () => {},
  }
  const hear = (typing: boolean, more: Partial<EventOf<'typing'>> = {}) =>
    socket.notify(ctx, made, { v: 1, id: room, type: 'typing', at: '2026-01-01T00:00:00.000Z', conversationId: room, userId: ada, typing, ...more })
  return { made, shown, hear }
}

describe('decision 16: typing', () => {
  it('ends by itself 8 seconds after it was last told', async () => {
    const { shown, hear } = opened()
    await hear(true)
    vi.advanceTimersByTime(7_000)
    await hear(true)
    vi.advanceTimersByTime(7_999)
    expect(shown).toEqual([true, true])
    vi.advanceTimersByTime(1)
    expect(shown).toEqual([true, true, false])
    vi.advanceTimersByTime(60_000)
    expect(shown).toHaveLength(3)
  })

  it('ends once where it was said to end', async () => {
    const { shown, hear } = opened()
    await hear(true)
    await hear(false)
    vi.advanceTimersByTime(60_000)
    expect(shown).toEqual([true, false])
  })

  it('leaves nothing behind where the socket is gone', async () => {
    const { made, shown, hear } = opened()
    await hear(true)
    await socket.closed?.(ctx, made)
    vi.advanceTimersByTime(60_000)
    expect([shown, vi.getTimerCount()]).toEqual([[true], 0])
  })

  it('is nothing in another room, or by nobody in this one', async () => {
    const { shown, hear } = opened()
    await hear(true, { conversationId: ada })
    await hear(true, { userId: room })
    expect(shown).toEqual([])
  })
})
