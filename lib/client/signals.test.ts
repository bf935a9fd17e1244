import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { latestOnly } from './latest-only'
import { createTypingSignal, idleAfter } from './typing-signal'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('typing', () => {
  it('is said at most every 3 s while it goes on, and ends by itself', async () => {
    const said: boolean[] = []
    const signal = createTypingSignal(typing => void said.push(typing))
    for (let keystroke = 0; keystroke < 70; keystroke++) {
      signal.set(true)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(said).toEqual([true, true, true])
    await vi.advanceTimersByTimeAsync(idleAfter)
    expect(said).toEqual([true, true, true, false])
  })

  it('is not ended where it was not said', () => {
    const said: boolean[] = []
    createTypingSignal(typing => void said.push(typing)).set(false)
    expect(said).toEqual([])
  })
})

describe('a watermark', () => {
  it('is sent once for many, the highest, and never goes back', async () => {
    const sent: number[] = []
    const marks = latestOnly<{ seq: number }>(300, async (_, { seq }) => void sent.push(seq))
    for (const seq of [1, 3, 2]) marks.put('a', { seq })
    await vi.runAllTimersAsync()
    for (const seq of [3, 2]) marks.put('a', { seq })
    await vi.runAllTimersAsync()
    expect(sent).toEqual([3])
  })

  it('is sent again until it arrives, but not when it is refused', async () => {
    const sent: string[] = []
    const marks = latestOnly<{ seq: number }>(300, async key => {
      sent.push(key)
      if (key === 'refused') return false
      if (sent.length < 4) throw new Error('The server cannot be reached.')
    })
    marks.put('refused', { seq: 1 })
    marks.put('lost', { seq: 1 })
    await vi.runAllTimersAsync()
    expect(sent).toEqual(['refused', 'lost', 'lost', 'lost'])
  })
})
