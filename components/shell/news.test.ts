import { describe, expect, it } from 'vitest'
import { usualNotifications } from '@/lib/contract/settings'
import { createWorld, conversationId, self } from '@/lib/client/world.fixture'
import { newsOf, type Attention } from './news'

const world = createWorld([{ kind: 'message', conversation: 0, mine: false, large: false }], 1)
const message = world.messages(conversationId(0), 1).flatMap(one => one)[0]
const conversation = world.conversation(conversationId(0), 1)
const away: Attention = { meId: self.id, settings: usualNotifications, now: new Date('2030-01-01T12:00:00Z'), looking: false, openId: undefined }

function news(attention: Partial<Attention> = {}, changes: { message?: object; conversation?: object } = {}) {
  if (!message || !conversation) throw new Error('The world is empty.')
  return newsOf({ ...message, ...changes.message }, { ...conversation, ...changes.conversation }, { ...away, ...attention })
}

describe('a message that has just come', () => {
  it('is told and rings while nobody looks', () => {
    expect(news()).toEqual({ sound: true, desktop: true })
  })

  it('only rings while somebody looks elsewhere in Parley, and is silent where it is seen', () => {
    expect(news({ looking: true })).toEqual({ sound: true, desktop: false })
    expect(news({ looking: true, openId: conversationId(0) })).toEqual({ sound: false, desktop: false })
    expect(news({ looking: false, openId: conversationId(0) })).toEqual({ sound: true, desktop: true })
  })

  it('follows the settings', () => {
    expect(news({ settings: { ...usualNotifications, sound: false } })).toEqual({ sound: false, desktop: true })
    expect(news({ settings: { ...usualNotifications, desktop: false } })).toEqual({ sound: true, desktop: false })
  })

  const nothing = { sound: false, desktop: false }

  it('is silent in quiet hours, and in a muted conversation', () => {
    expect(news({ settings: { ...usualNotifications, quietHours: { from: '11:00', to: '13:00', timeZone: 'UTC' } } })).toEqual(nothing)
    expect(news({}, { conversation: { mutedUntil: '2030-01-01T13:00:00.000Z' } })).toEqual(nothing)
    expect(news({}, { conversation: { mutedUntil: '2030-01-01T11:00:00.000Z' } })).toEqual({ sound: true, desktop: true })
  })

  it('is silent from oneself, by the conversation itself, when it was sent silently, and as a request', () => {
    expect(news({ meId: message?.sender.id ?? '' })).toEqual(nothing)
    expect(news({}, { message: { kind: 'system' } })).toEqual(nothing)
    expect(news({}, { message: { silent: true } })).toEqual(nothing)
    expect(news({}, { conversation: { state: 'requested' } })).toEqual(nothing)
  })
})
