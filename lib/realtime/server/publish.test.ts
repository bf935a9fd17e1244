import { expect, test } from 'vitest'
import { defaultLimits } from './limits'
import { checkMessage } from './publish'

const message = { channels: ['a', 'b'], name: 'news', data: '{"n":1}' }

test.each([
  ['no channel', { channels: [] }, 400],
  ['101 channels', { channels: Array.from({ length: 101 }, (_, index) => `c${index}`) }, 400],
  ['a channel name with a space', { channels: ['a b'] }, 400],
  ['a channel name of 201 characters', { channels: ['c'.repeat(201)] }, 400],
  ['an empty event name', { name: '' }, 400],
  ['an event name of 201 characters', { name: 'n'.repeat(201) }, 400],
  ['a malformed socket id', { socketId: 'abc' }, 400],
  ['10,241 bytes of data', { data: 'é'.repeat(5_120) + '!' }, 413],
])('%s is refused', (_, change, status) => {
  const wrong = { ...message, ...change }
  expect(() => checkMessage(wrong, defaultLimits)).toThrow(expect.objectContaining({ status }))
})

test('the limits themselves are allowed', () => {
  const channels = Array.from({ length: 100 }, (_, index) => `c${index}`.padEnd(200, 'x'))
  expect(() => checkMessage({ channels, name: 'n'.repeat(200), data: 'x'.repeat(10_240) }, defaultLimits)).not.toThrow()
})
