import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHeartbeat } from './heartbeat'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const twoMinutes = 120_000

function heartbeat() {
  const said: string[] = []
  return { said, ...createHeartbeat(status => void said.push(status)) }
}

it('is not sent while the hub tells the server of the socket', () => {
  const { said, follow, learn, leave } = heartbeat()
  learn(true)
  follow('online')
  vi.advanceTimersByTime(3 * twoMinutes)
  leave()
  expect(said).toEqual([])
})

it('is sent every two minutes while the browser polls, and no more once its socket is back', () => {
  const { said, follow } = heartbeat()
  follow('degraded')
  vi.advanceTimersByTime(twoMinutes)
  expect(said).toEqual(['online', 'online'])
  follow('online')
  vi.advanceTimersByTime(3 * twoMinutes)
  expect(said).toHaveLength(2)
})

it('is sent every two minutes beside the socket of an external server, whichever is known first', () => {
  for (const order of ['configured', 'connected']) {
    const { said, follow, learn, stop } = heartbeat()
    if (order === 'configured') learn(false)
    follow('online')
    if (order === 'connected') learn(false)
    vi.advanceTimersByTime(2 * twoMinutes)
    expect(said).toEqual(['online', 'online', 'online'])
    stop()
  }
})

it('is not sent where nothing can be reached, and at once when it can again', () => {
  const { said, follow, learn } = heartbeat()
  learn(false)
  follow('offline')
  vi.advanceTimersByTime(3 * twoMinutes)
  expect(said).toEqual([])
  follow('online')
  expect(said).toEqual(['online'])
})

it('ends with a word when the page goes away, and begins again when it stays', () => {
  const { said, follow, learn, leave, stay } = heartbeat()
  learn(false)
  follow('online')
  leave()
  stay()
  expect(said).toEqual(['online', 'offline', 'online'])
})

it('says nothing when another page leaves while the hub tells of the socket', () => {
  const { said, follow, stay } = heartbeat()
  follow('online')
  stay()
  expect(said).toEqual([])
})
