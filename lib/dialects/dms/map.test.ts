import fc from 'fast-check'
import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { jsonRef } from '@/lib/contract/input'
import type { Conversation, Member, Message } from '@/lib/contract/views'
import { parseRef } from '@/lib/messaging/access'
import { uploadIdOf } from '@/lib/messaging/media/upload-ref'
import { addressOf, messageOf, reactionsOf, threadOf, unreadOf } from './map'
import { flag } from './query'

const aNumber = fc.integer({ min: 1, max: 999_999_999_999_999 })
const person = (id: string, number: number) => ({ id, number, username: 'ada', name: 'Ada', avatarUrl: null })
const [adaId, benId] = ['0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b78']

function conversation(numbers: [number, number], more: Partial<Conversation> = {}, otherState: Member['state'] = 'active'): Conversation {
  const member = (id: string, number: number, state: Member['state']) =>
    ({ user: { ...person(id, number), online: false, lastActiveAt: null }, role: 'member' as const, state, readSeq: 0, deliveredSeq: 0 })
  return {
    id: benId, number: 7, kind: 'direct', name: null, members: [member(adaId, numbers[0], 'active'), member(benId, numbers[1], otherState)],
    lastMessage: null, unreadCount: 0, state: 'active', requestId: null, seq: 0, activityAt: '', createdAt: '', pinned: false, archived: false,
    mutedUntil: null, markedUnread: false, draft: null, draftVersion: 0, clearedSeq: 0, ...more,
  }
}

function said(text: string, attachments: Message['attachments'] = []): Message {
  return {
    id: adaId, number: 5, conversationId: benId, seq: 1, sender: person(adaId, 1), kind: 'text', text, notice: null, attachments, replyTo: null, reactions: [],
    mentions: [], preview: null, forwarded: false, silent: false, createdAt: '2026-02-21T10:00:00.000Z', editedAt: null, deletedAt: null, pinnedAt: null, clientId: null,
  }
}

describe('rule 3: ids', () => {
  it('come in as integers, as strings of them and as UUIDs, and mean the same row', () => {
    fc.assert(fc.property(aNumber, fc.uuid(), (number, uuid) => {
      for (const given of [number, String(number)]) expect(parseRef(z.parse(jsonRef, given))).toEqual({ id: null, number })
      expect(parseRef(z.parse(jsonRef, uuid.toUpperCase()))).toEqual({ id: uuid, number: null })
    }))
  })

  it('are nothing else', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ max: 0 }), fc.double({ noInteger: true }), fc.string().filter(text => !/^[1-9]\d*$/.test(text)), fc.boolean(), fc.constant(null)), given => {
      expect(z.safeParse(jsonRef, given).success).toBe(false)
    }))
  })

  it('of people and threads go out as integers, with the initiator among the two', () => {
    fc.assert(fc.property(aNumber, aNumber, fc.boolean(), (one, other, isOnes) => {
      fc.pre(one !== other)
      const thread = threadOf({ view: conversation([one, other]), begunBy: isOnes ? adaId : benId }, adaId)
      expect(thread).toMatchObject({ id: 7, initiator_id: isOnes ? one : other })
      expect([thread.user_a_id, thread.user_b_id]).toEqual([Math.min(one, other), Math.max(one, other)])
    }))
  })
})

describe('the status of a thread', () => {
  const statusOf = (more: Partial<Conversation>, otherState?: Member['state']) => threadOf({ view: conversation([1, 2], more, otherState), begunBy: adaId }, adaId).status

  it.each([
    ['accepted', 'both are in', {}, 'active'], ['accepted', 'the other side left', {}, 'left'],
    ['pending', 'the caller is asked', { state: 'requested', requestId: adaId }, 'active'], ['pending', 'a request waits', { requestId: adaId, lastMessage: said('Hello') }, 'requested'],
    ['pending', 'nothing was said yet', {}, 'requested'], ['cancelled', 'the request was taken back', { lastMessage: said('Hello') }, 'requested'],
  ] as const)('is %s where %s', (status, _, more, otherState) => {
    expect(statusOf(more, otherState)).toBe(status)
  })
})

it('rule 9: nothing is unread of what is not accepted', () => {
  expect(unreadOf({ state: 'active', unreadCount: 3 })).toBe(3)
  expect(unreadOf({ state: 'requested', unreadCount: 3 })).toBe(0)
})

describe('text and caption', () => {
  const facts = { threadNumber: 7, seen: false, answered: undefined, base: null }
  const words = fc.string({ unit: 'grapheme', minLength: 1 }).map(text => text.trim()).filter(text => text !== '')

  it('come apart as they were put together', () => {
    fc.assert(fc.property(fc.oneof(words, fc.constant('')), words, (text, caption) => {
      const both = text === '' ? caption : `${text}\n\n${caption}`
      expect(messageOf(said(both), { ...facts, captionAt: both.length - caption.length })).toMatchObject({ text, caption })
    }))
  })

  it('are the text alone where there is no caption', () => {
    fc.assert(fc.property(words, text => {
      expect(messageOf(said(text), { ...facts, captionAt: undefined })).toMatchObject({ text, caption: null })
    }))
  })
})

describe('decision 18: an address', () => {
  it.each([null, 'https://parley.example', 'http://localhost:3000'])('that was shown names its upload again (base %s)', base => {
    fc.assert(fc.property(fc.uuid(), id => {
      expect(uploadIdOf(addressOf(`/api/uploads/${id}`, base), base)).toBe(id)
    }))
  })

  it('elsewhere stays as it is', () => {
    expect(addressOf('https://elsewhere.example/a.png', 'https://parley.example')).toBe('https://elsewhere.example/a.png')
  })
})

it('reactions are by emoji, all of them', () => {
  fc.assert(fc.property(fc.array(fc.record({ emoji: fc.constantFrom('👍', '❤️', '🏳️‍🌈'), number: aNumber })), given => {
    const shown = reactionsOf(given.map(({ emoji, number }) => ({ emoji, user: person(adaId, number) })))
    const back = Object.entries(shown).flatMap(([emoji, people]) => people.map(({ user_id }) => ({ emoji, number: user_id })))
    const sorted = (list: { emoji: string; number: number }[]) => list.map(({ emoji, number }) => `${emoji} ${number}`).sort()
    expect(sorted(back)).toEqual(sorted(given))
  }))
})

it('a flag is read as FastAPI reads it', () => {
  for (const word of ['true', 'TRUE', '1', 'yes', 'on']) expect(z.parse(flag, word)).toBe(true)
  for (const word of ['false', 'False', '0', 'no', 'off', undefined]) expect(z.parse(flag, word)).toBe(false)
  for (const word of ['', '2', 'maybe', 'constructor']) expect(z.safeParse(flag, word).success).toBe(false)
})
