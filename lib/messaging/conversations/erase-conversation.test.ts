import { describe, expect, it } from 'vitest'
import { createUpload } from '../media/create-upload'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { listEvents } from '../sync/list-events'
import { sync } from '../sync/sync'
import { group } from '../testing/group'
import { isGapless } from '../testing/numbers'
import { refusal, scene } from '../testing/scene'
import { createConversation } from './create-conversation'
import { eraseConversation } from './erase-conversation'
import { getConversation } from './get-conversation'
import { listInbox } from './list-inbox'

const { ctx, pair, person, published } = scene()

async function talk() {
  const { ada, ben, id } = await pair()
  await sendMessage(ada, { id, text: 'Hello' })
  await sendMessage(ben, { id, text: 'Hi' })
  await sendMessage(ada, { id, text: 'Well' })
  return { ada, ben, id }
}
const rowsOf = (id: string) => ctx.sql`select id from messages where conversation_id = ${id}`

describe('eraseConversation', () => {
  it('decision 11: erases everything for both; who left does not find it, the other side has it emptied', async () => {
    const { ada, ben, id } = await talk()
    const { cursor } = await sync(ben, {})
    expect(await eraseConversation(ada, { id, afterwards: 'leave' })).toBe(3)
    expect(await rowsOf(id)).toEqual([])
    expect(await refusal(getConversation(ada, { id }))).toBe('not_found')
    expect(await getConversation(ben, { id })).toMatchObject({ lastMessage: null, unreadCount: 0, seq: 3, clearedSeq: 3 })
    expect((await sync(ben, { since: cursor })).conversations).toMatchObject([{ id, lastMessage: null, clearedSeq: 3 }])
    const told = published.findLast(({ event }) => event.type === 'conversation_updated')
    expect([...(told?.userIds ?? [])].sort()).toEqual([ada.made.id, ben.made.id].sort())
  })

  it('decision 11: clears the caller’s view alone where whoever runs the server wants it so', async () => {
    const { ada, ben, id } = await talk()
    const careful = { ...ada, operator: { ...ada.operator, contractDelete: 'mine' as const } }
    expect(await eraseConversation(careful, { id, afterwards: 'leave' })).toBe(3)
    expect(await eraseConversation(careful, { id, afterwards: 'leave' })).toBe(0)
    expect((await listInbox(ada, { filter: 'all', limit: 10 })).items).toEqual([])
    expect(await getConversation(ada, { id })).toMatchObject({ state: 'active', lastMessage: null, unreadCount: 0 })
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 2, lastMessage: { text: 'Well' } })
  })

  it('decision 11: hidden, it is out of sight for the caller and still theirs', async () => {
    const { ada, ben, id } = await talk()
    await eraseConversation(ada, { id, afterwards: 'hide' })
    expect((await listInbox(ada, { filter: 'all', limit: 10 })).items).toEqual([])
    expect(await getConversation(ada, { id })).toMatchObject({ state: 'active', archived: true, lastMessage: null })
    await sendMessage(ben, { id, text: 'Still there?' })
    expect((await listInbox(ada, { filter: 'all', limit: 10 })).items).toMatchObject([{ id, unreadCount: 1, lastMessage: { text: 'Still there?' } }])
  })

  it.each(['leave', 'hide'] as const)('decision 11: something said brings it back under its id (%s)', async afterwards => {
    const { ada, ben, id } = await talk()
    await eraseConversation(ada, { id, afterwards })
    const { view } = await sendMessage(ben, { id, text: 'Hello again' })
    expect(view.seq).toBe(4)
    expect((await listMessages(ada, { id, limit: 10 })).items).toMatchObject([{ id: view.id }])
    expect(await getConversation(ada, { id })).toMatchObject({ state: 'active', unreadCount: 1 })
  })

  it('decision 11: who left begins again in the same one', async () => {
    const { ada, ben, id } = await talk()
    await eraseConversation(ada, { id, afterwards: 'leave' })
    const { view } = await createConversation(ada, { memberIds: [ben.made.id], text: 'Sorry' })
    expect(view).toMatchObject({ id, lastMessage: { text: 'Sorry', seq: 4 } })
    expect((await listMessages(ben, { id, limit: 10 })).items).toHaveLength(1)
  })

  it('decision 11: is gone when nobody remains, and the pair may begin anew', async () => {
    const { ada, ben, id } = await talk()
    await eraseConversation(ada, { id, afterwards: 'leave' })
    expect(await refusal(eraseConversation(ada, { id, afterwards: 'leave' }))).toBe('not_found')
    await eraseConversation(ben, { id, afterwards: 'leave' })
    expect(await ctx.sql`select from conversations where id = ${id}`).toHaveLength(0)
    const begun = await createConversation(ada, { memberIds: [ben.made.id] })
    expect(begun).toMatchObject({ outcome: 'created', view: { seq: 0 } })
  })

  it('keeps the log without gap: read again, all that was said is a deletion', async () => {
    const { ada, ben, id } = await talk()
    await eraseConversation(ada, { id, afterwards: 'leave' })
    await sendMessage(ben, { id, text: 'Hello again' })
    expect((await listEvents(ben, { id, after: 0, limit: 10 })).items.map(({ type, seq }) => [type, seq])).toEqual([
      ['message_deleted', 1], ['message_deleted', 2], ['message_deleted', 3], ['message_created', 4],
    ])
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })

  it('gives up the files that were said', async () => {
    const { ada, id } = await talk()
    const upload = await createUpload(ada, { file: new File(['a'], 'a.txt', { type: 'text/plain' }) })
    await sendMessage(ada, { id, uploadIds: [upload.id] })
    await eraseConversation(ada, { id, afterwards: 'hide' })
    expect(await ctx.sql`select from uploads where id = ${upload.id} and deleted_at is null`).toHaveLength(0)
  })

  it('takes back what was asked and waits; asked again it waits again', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view: { id } } = await createConversation(ada, { memberIds: [ben.made.id], text: 'May I?' })
    await eraseConversation(ada, { id, afterwards: 'leave' })
    expect(await ctx.sql`select status from requests where conversation_id = ${id}`).toEqual([{ status: 'cancelled' }])
    await createConversation(ada, { memberIds: [ben.made.id], text: 'May I now?' })
    expect(await getConversation(ben, { id })).toMatchObject({ state: 'requested', lastMessage: { text: 'May I now?' } })
    await eraseConversation(ben, { id, afterwards: 'leave' })
    expect(await refusal(getConversation(ben, { id }))).toBe('not_found')
    await sendMessage(ada, { id, text: 'And now?' })
    expect(await getConversation(ben, { id })).toMatchObject({ state: 'requested', lastMessage: { text: 'And now?' } })
  })

  it('is for those who are in', async () => {
    const { id } = await talk()
    expect(await refusal(eraseConversation(await person(), { id, afterwards: 'leave' }))).toBe('not_found')
  })

  it.each(['leave', 'hide'] as const)('takes nothing away from the others of a group (%s)', async afterwards => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await group(ada, ben)
    await sendMessage(ben, { id, text: 'All of you' })
    await eraseConversation(ada, { id, afterwards })
    expect(await getConversation(ada, { id })).toMatchObject({ state: 'active', lastMessage: null, unreadCount: 0 })
    expect(await getConversation(ben, { id })).toMatchObject({ lastMessage: { text: 'All of you' } })
  })

  it('against sends: what was said before is erased, what is said after is there, and no number is lost', async () => {
    const { ada, ben, id } = await talk()
    await Promise.all([
      eraseConversation(ada, { id, afterwards: 'hide' }),
      ...Array.from({ length: 10 }, (_, index) => sendMessage(ben, { id, text: `Line ${index}` })),
    ])
    const { clearedSeq, seq } = await getConversation(ben, { id })
    const { items } = await listMessages(ben, { id, limit: 100 })
    expect(items).toHaveLength(seq - clearedSeq)
    expect(await rowsOf(id)).toHaveLength(seq - clearedSeq)
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })
})
