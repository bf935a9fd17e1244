import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { createGroup } from '../groups/create-group'
import { type Actor, scene } from '../testing/scene'
import { assertNotSpam, textKeyOf, waitBefore } from './spam'

const { person, ctx } = scene()
const quiet = { newAccount: false, lastHour: 0, hourFreesIn: 0, same: 0, sinceLastSame: 0 }

async function asked(from: Actor, people: number, textKey: () => string): Promise<void> {
  for (let count = 0; count < people; count++) {
    const to = await person()
    const id = newId()
    await ctx.sql`
      with begun as (
        insert into conversations (id, kind, pair_key, created_by) values (${id}, 'direct', ${[from.made.id, to.made.id].sort().join(':')}, ${from.made.id})
      )
      insert into requests (id, conversation_id, from_id, to_id, first_seq, text_key) values (${newId()}, ${id}, ${from.made.id}, ${to.made.id}, 1, ${textKey()})`
  }
}

const limited = (actor: Actor, textKey: string, multiplier = 1) =>
  assertNotSpam({ ...actor, operator: { ...actor.operator, rateLimits: { enabled: true, multiplier } } }, textKey)

describe('waitBefore', () => {
  it('lets who asks little ask at once', () => {
    expect(waitBefore({ ...quiet, newAccount: true, lastHour: 9, same: 4 }, 1)).toBe(0)
  })

  it('lets a new account ask 10 people an hour, an older one more', () => {
    const busy = { ...quiet, lastHour: 10, hourFreesIn: 900 }
    expect(waitBefore({ ...busy, newAccount: true }, 1)).toBe(900)
    expect(waitBefore(busy, 1)).toBe(0)
  })

  it('after 5 times the same words each further one waits twice as long, a day at most', () => {
    const waits = [5, 6, 7, 30].map(same => waitBefore({ ...quiet, same }, 1))
    expect(waits).toEqual([60, 120, 240, 86_400])
    expect(waitBefore({ ...quiet, same: 6, sinceLastSame: 100 }, 1)).toBe(20)
    expect(waitBefore({ ...quiet, same: 6, sinceLastSame: 121 }, 1)).toBe(0)
  })

  it('rule 10: the operator scales what is allowed', () => {
    expect(waitBefore({ ...quiet, newAccount: true, lastHour: 19, same: 9 }, 2)).toBe(0)
    expect(waitBefore({ ...quiet, newAccount: true, lastHour: 20, hourFreesIn: 5 }, 2)).toBe(5)
  })
})

describe('textKeyOf', () => {
  it('takes for the same what differs in case, forms, space and punctuation', () => {
    const key = textKeyOf('Hello, you!')
    for (const text of ['hello you', ' HELLO…  you?!', 'ｈｅｌｌｏ you', 'Hello\nyou']) expect(textKeyOf(text)).toBe(key)
  })

  it('tells apart other words, other emoji, and what is punctuation only', () => {
    expect(new Set(['hello you', 'hello', '🎉', '🎂', '!!', '??', 'Привет'].map(textKeyOf)).size).toBe(7)
  })
})

describe('assertNotSpam', () => {
  it('slows a new account after 10 different requests within the hour', async () => {
    const ada = await person()
    await asked(ada, 10, newId)
    await expect(limited(ada, textKeyOf('Hi'))).rejects.toMatchObject({ code: 'rate_limited', extra: { retryAfter: expect.any(Number) } })
    await ctx.sql`update users set created_at = now() - interval '25 hours' where id = ${ada.made.id}`
    await expect(limited(ada, textKeyOf('Hi'))).resolves.toBeUndefined()
  })

  it('slows who says the same to more than 5 people within a day', async () => {
    const ada = await person()
    await asked(ada, 5, () => textKeyOf('Buy this'))
    await expect(limited(ada, textKeyOf('buy THIS!'))).rejects.toMatchObject({ code: 'rate_limited' })
    await expect(limited(ada, textKeyOf('How are you?'))).resolves.toBeUndefined()
    await ctx.sql`update requests set created_at = created_at - interval '25 hours' where from_id = ${ada.made.id}`
    await expect(limited(ada, textKeyOf('buy this'))).resolves.toBeUndefined()
  })

  it('counts a group once, however many are asked into it', async () => {
    const ada = await person()
    const strangers = await Promise.all(Array.from({ length: 12 }, () => person()))
    await createGroup(ada, { memberIds: strangers.map(({ made }) => made.id), name: 'Walkers' })
    await expect(limited(ada, textKeyOf('Hi'))).resolves.toBeUndefined()
    await asked(ada, 9, newId)
    await expect(limited(ada, textKeyOf('Hi'))).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('rule 10: does nothing where limits are off', async () => {
    const ada = await person()
    await asked(ada, 6, () => textKeyOf('Buy this'))
    await expect(assertNotSpam(ada, textKeyOf('Buy this'))).resolves.toBeUndefined()
  })
})
