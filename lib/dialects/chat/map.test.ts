import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '@/lib/contract/views'
import { messageOf, namesOf, newMessageOf } from './map'
import { nextPage } from './next-page'

const word = fc.stringMatching(/^[^\s]{1,20}$/)
const aNumber = fc.integer({ min: 1, max: 999_999_999_999_999 })

describe('decision 14: a name in two', () => {
  it('is the name again, put together', () => {
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), words => {
      const { first_name, last_name } = namesOf(words.join(' '))
      expect([first_name, last_name].filter(Boolean).join(' ')).toBe(words.join(' '))
      expect(first_name).toBe(words[0])
    }))
  })
})

describe('decision 13: the address of the next page', () => {
  it('asks for the same, before that message, whatever was asked for before', () => {
    const query = fc.dictionary(fc.constantFrom('room_id', 'limit', 'before', 'extra'), fc.string())
    fc.assert(fc.property(query, aNumber, (asked, before) => {
      const call = { path: '/api/chat/messages/', query: new URLSearchParams(asked), header: (name: string) => (name === 'host' ? 'chat.example' : undefined) }
      const url = new URL(nextPage(call, before))
      expect([url.host, url.pathname]).toEqual(['chat.example', '/api/chat/messages/'])
      expect(Object.fromEntries(url.searchParams)).toEqual({ ...asked, before: String(before) })
    }))
  })
})

describe('a message', () => {
  const message = (number: number, text: string, name: string) => ({
    number, text, attachments: [], createdAt: '2026-01-01T00:00:00.000Z', sender: { id: '', number: 2, username: 'ada', name, avatarUrl: null },
  }) as unknown as Message

  it('is in its frame what it is over HTTP, but for `username` and `is_read`', () => {
    fc.assert(fc.property(aNumber, fc.string(), word, aNumber, (number, text, name, room) => {
      const { is_read: _, sender: { username: __, ...sender }, ...shown } = messageOf(message(number, text, name), room, true)
      expect(newMessageOf(message(number, text, name), room)).toEqual({ ...shown, sender })
    }))
  })
})
