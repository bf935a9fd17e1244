import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Socket } from '@/lib/http/socket'
import { scene } from '@/lib/messaging/testing/scene'
import { socket, type Typists } from './socket'

afterEach(() => void vi.useRealTimers())

const { pair } = scene()

/** A socket of Ben, and what it shows of Ada, who writes to him. */
async function opened() {
  const { ada, ben, id } = await pair()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const shown: string[] = []
  const made: Socket<Typists> = {
    params: {},
    state: new Map(),
    send: (event, data) => {
      expect(data).toEqual({ conversationId: id, userId: ada.made.id, userName: 'Ada Lovelace' })
      shown.push(event)
    },
    sendOnce: () => {},
    close: () => {},
  }
  const hear = (typing: boolean) =>
    socket.notify(ben, made, { v: 1, id, type: 'typing', at: '2026-01-01T00:00:00.000Z', conversationId: id, userId: ada.made.id, typing })
  return { ben, made, shown, hear }
}

describe('decision 16: typing', () => {
  it('ends by itself 8 seconds after it was last told', async () => {
    const { shown, hear } = await opened()
    await hear(true)
    vi.advanceTimersByTime(7_000)
    await hear(true)
    vi.advanceTimersByTime(7_999)
    expect(shown).toEqual(['userTyping', 'userTyping'])
    vi.advanceTimersByTime(1)
    expect(shown).toEqual(['userTyping', 'userTyping', 'userStoppedTyping'])
  })

  it('ends once where it was said to end, and leaves nothing behind where the socket is gone', async () => {
    const { ben, made, shown, hear } = await opened()
    await hear(true)
    await hear(false)
    expect([shown, made.state.size]).toEqual([['userTyping', 'userStoppedTyping'], 0])
    await hear(true)
    await socket.closed?.(ben, made)
    vi.advanceTimersByTime(60_000)
    expect(shown).toHaveLength(3)
  })
})
