import { expect, test } from 'vitest'
import { faultsOf, type Found, type Run } from './delivery-checker'

/** A run in which nothing went wrong: a1 b1 a2 b2 a3. */
function soundRun(): Run {
  const history = ['a1', 'b1', 'a2', 'b2', 'a3'].map((clientId, index): Found => ({ clientId, senderId: clientId[0] ?? '', seq: index + 1 }))
  const acknowledged = (id: string) => history.filter(({ senderId }) => senderId === id).map(({ clientId, seq }) => ({ clientId: clientId ?? '', seq }))
  return {
    senders: [{ id: 'a', acknowledged: acknowledged('a') }, { id: 'b', acknowledged: acknowledged('b') }],
    readers: [
      { id: 'a', history: structuredClone(history), eventSeqs: [1, 2, 3, 4, 5], unreadCount: 2 },
      { id: 'b', history: structuredClone(history), eventSeqs: [1, 2, 3, 4, 5], unreadCount: 3 },
    ],
  }
}

/** The faults of the sound run after `breakIt` was done to both sides alike. */
function faultsAfter(breakIt: (reader: Run['readers'][number]) => void): string {
  const run = soundRun()
  run.readers.forEach(breakIt)
  return faultsOf(run).join('\n')
}

function exchange(history: Found[], one: number, other: number): void {
  const [first, second] = [history[one], history[other]]
  if (!first || !second) throw new Error('There is no such message.')
  ;[first.clientId, second.clientId] = [second.clientId, first.clientId]
}

test('a sound run has no fault', () => {
  expect(faultsOf(soundRun())).toEqual([])
})

test('an acknowledged message that is gone is lost', () => {
  expect(faultsAfter(({ history }) => history.splice(2, 1))).toMatch(/lost: a2/)
})

test('the last message counts as lost too, with its number and its count', () => {
  const faults = faultsAfter((reader) => {
    reader.history.pop()
    reader.eventSeqs.pop()
    reader.unreadCount = 2
  })
  expect(faults).toBe('a: lost: a3\nb: lost: a3')
})

test('a message that is there twice is duplicated', () => {
  expect(faultsAfter(({ history, eventSeqs }) => {
    history.push({ clientId: 'a2', senderId: 'a', seq: 6 })
    eventSeqs.push(6)
  })).toMatch(/duplicated: a2/)
})

test('a message that nobody sent is a phantom', () => {
  expect(faultsAfter(({ history, eventSeqs }) => {
    history.push({ clientId: 'a4', senderId: 'a', seq: 6 })
    eventSeqs.push(6)
  })).toMatch(/phantom: a4/)
})

test('messages of one sender in another order are reordered', () => {
  expect(faultsAfter(({ history }) => exchange(history, 0, 4))).toMatch(/reordered/)
})

test('a message that stands under another number than acknowledged is renumbered', () => {
  const run = soundRun()
  for (const { history } of run.readers) for (const found of history) if (found.seq === 5) found.seq = 6
  expect(faultsOf(run).join('\n')).toMatch(/renumbered: a3 was acknowledged as 5 and is 6/)
})

test('a history that is not in the order of its numbers is out of sequence', () => {
  expect(faultsAfter(({ history }) => history.reverse())).toMatch(/out of sequence/)
})

test.each([['in the middle', 2], ['at the beginning', 0], ['at the end', 4]])('a number that is missing %s is a gap', (_, index) => {
  expect(faultsAfter(({ eventSeqs }) => eventSeqs.splice(index, 1))).toMatch(/gap/)
})

test('a number that comes twice is a gap', () => {
  expect(faultsAfter(({ eventSeqs }) => eventSeqs.splice(2, 0, 2))).toMatch(/gap/)
})

test.each([1, -1])('a count that is wrong by %i is drift', (by) => {
  expect(faultsAfter((reader) => (reader.unreadCount += by))).toMatch(/drift/)
})

test('sides that see different sequences disagree', () => {
  const run = soundRun()
  exchange(run.readers[1]?.history ?? [], 1, 3)
  expect(faultsOf(run).join('\n')).toMatch(/b: disagreement/)
})
