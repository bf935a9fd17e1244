import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createHeldDecisions, type HeldDecisions, type TellDecision, undoTime } from './held-decisions'

const request = (id: string) => ({ id, conversationId: `with ${id}`, from: { id: `of ${id}` } })
const idsOf = (held: HeldDecisions) => held.decisions().flatMap(({ requests }) => requests.map(({ id }) => id))
const tell = vi.fn<TellDecision>()
const on = { settled: vi.fn<() => void>(), failed: vi.fn<(error: unknown) => void>() }

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  tell.mockResolvedValue()
})

describe('a decision on requests', () => {
  it('is told after the time in which it can be taken back, and hidden until the server knows', async () => {
    const held = createHeldDecisions(tell)
    const decision = { action: 'decline' as const, requests: [request('a'), request('b')] }
    held.hold(decision, on)
    expect([idsOf(held), tell.mock.calls.length]).toEqual([['a', 'b'], 0])
    await vi.advanceTimersByTimeAsync(undoTime)
    expect(tell.mock.calls).toEqual([[decision, false]])
    expect([on.settled.mock.calls.length, idsOf(held)]).toEqual([1, []])
  })

  it('is never told when it was taken back', async () => {
    const held = createHeldDecisions(tell)
    const undo = held.hold({ action: 'block', requests: [request('a')] }, on)
    undo()
    await vi.advanceTimersByTimeAsync(undoTime)
    expect([idsOf(held), tell.mock.calls.length]).toEqual([[], 0])
  })

  it('is told at once, and once, when the page is left', async () => {
    const held = createHeldDecisions(tell)
    const undo = held.hold({ action: 'accept', requests: [request('a')] }, on)
    held.flush(true)
    undo()
    await vi.advanceTimersByTimeAsync(undoTime)
    expect(tell.mock.calls.map(([, leaving]) => leaving)).toEqual([true])
  })

  it('comes back where the server refuses', async () => {
    const held = createHeldDecisions(tell)
    const refusal = new Error('refused')
    tell.mockRejectedValue(refusal)
    held.hold({ action: 'cancel', requests: [request('a')] }, on)
    await vi.advanceTimersByTimeAsync(undoTime)
    expect([idsOf(held), on.failed.mock.calls]).toEqual([[], [[refusal]]])
  })
})
