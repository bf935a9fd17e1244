import { describe, expect, it } from 'vitest'
import { deleteMessage } from '../messages/delete-message'
import { sendMessage } from '../messages/send-message'
import { sendToPerson } from '../messages/send-to-person'
import { group } from '../testing/group'
import { type Actor, refusal, scene } from '../testing/scene'
import { pageFound } from './page-found'

const { pair, person } = scene()
const found = async (by: Actor, q: string, more: object = {}) => {
  const { items, total } = await pageFound(by, { q, limit: 20, offset: 0, ...more })
  return [items.map(({ text }) => text), total]
}

describe('what is found, by page', () => {
  it('is the newest first, with how many there are in all', async () => {
    const { ada, ben, id } = await pair()
    for (const text of ['one harbour', 'nothing', 'harbour two', 'harbours']) await sendMessage(ada, { id, text })
    expect(await found(ben, 'harbour')).toEqual([['harbours', 'harbour two', 'one harbour'], 3])
    expect(await found(ben, 'harbour', { limit: 1, offset: 1 })).toEqual([['harbour two'], 3])
    expect(await found(ben, 'arbou one')).toEqual([['one harbour'], 1])
    expect(await found(ben, 'harbour', { offset: 9 })).toEqual([[], 3])
  })

  it('is in one conversation where one is named', async () => {
    const { ada, ben, id } = await pair()
    const friends = await group(ada, ben)
    await sendMessage(ada, { id, text: 'harbour' })
    await sendMessage(ada, { id: friends, text: 'harbour of friends' })
    expect(await found(ben, 'harbour', { conversationId: friends })).toEqual([['harbour of friends'], 1])
    expect(await refusal(pageFound(await person(), { q: 'harbour', conversationId: friends, limit: 1, offset: 0 }))).toBe('not_found')
    expect(await found({ ...ben, rules: { ...ben.rules, groups: false } }, 'harbour')).toEqual([['harbour'], 1])
  })

  it('is in what waits for acceptance too, but nowhere that the caller is not, and nothing that is gone', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view } = await sendToPerson(ada, { userId: ben.made.id, text: 'a strange harbour' })
    expect(await found(ben, 'harbour')).toEqual([['a strange harbour'], 1])
    expect(await found(await person(), 'harbour')).toEqual([[], 0])
    await deleteMessage(ada, { id: view.message.conversationId, messageId: view.message.id, for: 'everyone' })
    expect(await found(ben, 'harbour')).toEqual([[], 0])
  })

  it('needs something to look for', async () => {
    expect(await refusal(pageFound(await person(), { q: '  ', limit: 1, offset: 0 }))).toBe('validation_failed')
  })
})
