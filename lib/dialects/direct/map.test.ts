import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Caller, CallerCtx } from '@/lib/messaging/ctx'
import { contactOf, placeOf } from './map'
import { assertIsCaller } from './identity'

const aNumber = fc.integer({ min: 1, max: 999_999_999_999_999 })
const person = (id: string, number: number) => ({ id, number, username: 'ada', name: 'Ada', avatarUrl: null })

describe('rule 3: who acts, by UUID or number', () => {
  const ctxOf = (id: string, number: number) => ({ caller: { person: person(id, number) } as Caller }) as CallerCtx

  it('is the caller under either name, and nobody else', () => {
    fc.assert(fc.property(fc.uuid(), aNumber, fc.uuid(), aNumber, (id, number, otherId, otherNumber) => {
      fc.pre(id !== otherId && number !== otherNumber)
      const ctx = ctxOf(id, number)
      for (const name of [id, id.toUpperCase(), String(number)]) assertIsCaller(ctx, name)
      for (const name of [otherId, String(otherNumber), `${number} `, `0${number}`, '']) expect(() => assertIsCaller(ctx, name)).toThrow('as yourself')
    }))
  })
})

describe('decision 13: a place in the history', () => {
  it('is the moment that any shown time stands for', () => {
    fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), moment => {
      expect(placeOf(moment.toISOString())).toEqual({ beforeTime: moment })
    }))
  })

  it('is the message that any id stands for', () => {
    fc.assert(fc.property(fc.oneof(fc.uuid(), aNumber.map(String)), id => {
      expect(placeOf(id)).toEqual({ before: id })
    }))
  })
})

describe('a contact', () => {
  const contact = (avatarUrl: string | null, base: string | null = null) =>
    contactOf({ ...person('0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', 1), avatarUrl, online: false, lastActiveAt: null }, 0, base)

  it('has no addresses of a picture that there is not', () => {
    expect(contact(null)).toMatchObject({ avatar_url: null, avatar_urls: null })
  })

  it('has an own picture in four sizes, at the server’s address if that is known', () => {
    expect(contact('/api/uploads/1?size=small', 'https://chat.example')).toMatchObject({
      avatar_url: 'https://chat.example/api/uploads/1?size=small',
      avatar_urls: { thumbnail: 'https://chat.example/api/uploads/1?size=thumbnail', large: 'https://chat.example/api/uploads/1?size=large' },
    })
    expect(contact('/api/uploads/1?size=small').avatar_urls?.medium).toBe('/api/uploads/1?size=medium')
  })

  it('has a picture from elsewhere as it is', () => {
    const url = 'https://pictures.example/ada.png'
    expect(contact(url, 'https://chat.example')).toMatchObject({ avatar_url: url, avatar_urls: { thumbnail: url, small: url, medium: url, large: url } })
  })
})
