import { assert, asyncProperty, constantFrom, date, nat, oneof, option, property, record, string, uuid } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message, User } from '@/lib/contract/views'
import { normaliseText } from '@/lib/contract/text'
import { scene } from '@/lib/messaging/testing/scene'
import { contentOf, isEmoji, listing, messageOf, previewOf, profileOf, receiverOf } from './map'
import { saidOf } from './said'
import * as views from './views'

const text = oneof(string({ unit: 'grapheme', maxLength: 40 }), constantFrom('❤️', '👍🏽 🇮🇸', '7️⃣', '7', '©', '#'))
const time = date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map(moment => moment.toISOString())
const person = record({ id: uuid(), number: nat(), username: string(), name: string(), avatarUrl: option(string()) })

function messageFrom(words: string, sender: Message['sender'], createdAt: string): Message {
  return {
    id: sender.id, number: 1, conversationId: sender.id, seq: 1, sender, kind: 'text', text: words, notice: null, attachments: [], replyTo: null, reactions: [],
    mentions: [], preview: null, forwarded: false, silent: false, createdAt, editedAt: null, deletedAt: null, pinnedAt: null, clientId: null,
  }
}

describe('what is said', () => {
  it('comes back as it was said, and as a client would say it again', async () => {
    const { person: somebody } = scene()
    const ada = await somebody()
    await assert(asyncProperty(text, async words => {
      const kept = normaliseOrNothing(words)
      if (kept === null) return
      const shown = contentOf({ text: kept, attachments: [] })
      expect(shown.content).toBe(kept)
      expect(await saidOf(ada, shown)).toEqual({ text: kept })
    }))
  })

  it('an image comes back under the URL by which it is sent again', async () => {
    const url = '/api/uploads/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
    const image = { id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', kind: 'image', contentType: 'image/png', name: 'x.png', size: 1, url, width: 1, height: 1, duration: null, thumbhash: null } as const
    expect(contentOf({ text: '', attachments: [image] })).toEqual({ content: url, message_type: 'image' })
    expect(contentOf({ text: 'Look', attachments: [image] })).toEqual({ content: 'Look', message_type: 'text' })
    expect(contentOf({ text: '', attachments: [image, image] })).toEqual({ content: '2 photos', message_type: 'text' })
    expect(contentOf({ text: '', attachments: [{ ...image, kind: 'video' }] })).toEqual({ content: 'Video', message_type: 'text' })
  })

  it.each([['❤', true], ['❤️', true], ['👍🏽', true], ['🇮🇸', true], ['👩‍👩‍👧 🎉\n🎉', true], ['1️⃣', true], ['1', false], ['', false], [' ', false], ['a🎉', false], ['ok', false]])('%j is emoji: %s', (words, expected) => {
    expect(isEmoji(words)).toBe(expected)
  })
})

describe('what is shown', () => {
  it('is always what the contract says, and names both sides', () => {
    assert(property(text, person, uuid(), time, option(time), (words, sender, otherId, createdAt, readAt) => {
      const parties = { callerId: sender.id, otherId }
      const shown = messageOf(messageFrom(words, sender, createdAt), parties, { read: { read: readAt !== null, readAt }, begun: undefined })
      expect(views.message.parse(shown)).toEqual(shown)
      expect([shown.sender_id, shown.receiver_id, 'read_at' in shown]).toEqual([sender.id, otherId, readAt !== null])
      expect(receiverOf({ sender }, { callerId: otherId, otherId: sender.id })).toBe(otherId)
    }))
  })

  it('a person has one photo or none, and an age or null', () => {
    assert(property(person, option(time), (somebody, lastActiveAt) => {
      const user: User = { ...somebody, online: lastActiveAt !== null, lastActiveAt }
      const shown = profileOf(user, new Map([[user.id, 29]]))
      expect(views.profile.parse(shown)).toEqual(shown)
      expect([shown.profile_photos.length, shown.age, profileOf(user, new Map()).age]).toEqual([user.avatarUrl ? 1 : 0, 29, null])
    }))
  })

  it('a preview has 250 code points at most, and none is cut in two', () => {
    assert(property(string({ unit: 'binary', maxLength: 400 }), words => {
      const preview = Array.from(previewOf(words))
      expect([preview.length <= 250, words.startsWith(preview.join(''))]).toEqual([true, true])
    }))
  })

  it('there is more where there is a cursor', () => {
    assert(property(option(string()), cursor => {
      expect(listing({}, cursor).meta.pagination).toEqual({ cursor, hasMore: cursor !== null })
    }))
  })
})

function normaliseOrNothing(words: string): string | null {
  try {
    return normaliseText(words)
  } catch {
    return null
  }
}
