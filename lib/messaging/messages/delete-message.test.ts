import { describe, expect, it } from 'vitest'
import { getConversation } from '../conversations/get-conversation'
import { createUpload } from '../media/create-upload'
import { blockUser } from '../people/block-user'
import { searchMessages } from '../search/search-messages'
import { listEvents } from '../sync/list-events'
import { sync } from '../sync/sync'
import { group } from '../testing/group'
import { isGapless } from '../testing/numbers'
import { type Actor, refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { editMessage } from './edit-message'
import { listMessages } from './list-messages'
import { listPins, pinMessage } from './pin-message'
import { addReaction } from './react'
import { listSaved, saveMessage } from './save-message'
import { sendMessage } from './send-message'

const { ctx, pair, person, published } = scene()

const say = async (from: Actor, id: string, text: string) => (await sendMessage(from, { id, text })).view.id
const file = (text: string) => new File([text], 'notes.txt', { type: 'text/plain' })

describe.each(['hide', 'erase'] as const)('deleteMessage for everyone (%s)', mode => {
  it('tells both sides under the next number, and is gone from history, last message and unread count', async () => {
    const { ada, ben, id } = await pair()
    const first = await say(ada, id, 'Stays')
    const { view: { id: messageId, number } } = await sendMessage(ada, { id, text: 'Goes' })
    const { cursor } = await sync(ben, {})
    await deleteMessage(ada, { id, messageId, for: 'everyone', mode })
    const told = published.find(({ event }) => event.type === 'message_deleted' && event.messageId === messageId)
    expect(told).toMatchObject({ event: { conversationId: id, seq: 3, messageNumber: number } })
    expect([...(told?.userIds ?? [])].sort()).toEqual([ada.made.id, ben.made.id].sort())
    expect((await listMessages(ben, { id, limit: 10 })).items.map(message => message.id)).toEqual([first])
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 1, lastMessage: { id: first }, seq: 3 })
    expect((await sync(ben, { since: cursor })).conversations).toMatchObject([{ id, seq: 3 }])
    expect((await listEvents(ben, { id, after: 0, limit: 10 })).items.map(({ type, seq }) => [type, seq]))
      .toEqual([['message_created', 1], ['message_deleted', 2], ['message_deleted', 3]])
  })

  it('is not found any more', async () => {
    const { ada, ben, id } = await pair()
    const messageId = await say(ada, id, 'Meet at the harbour')
    await deleteMessage(ada, { id, messageId, for: 'everyone', mode })
    expect((await searchMessages(ben, { q: 'harbour', conversationId: id, limit: 10 })).items).toEqual([])
  })

  it('leaves replies that quote nothing', async () => {
    const { ada, ben, id } = await pair()
    const messageId = await say(ada, id, 'Question')
    const { view } = await sendMessage(ben, { id, text: 'Answer', replyToId: messageId })
    await deleteMessage(ada, { id, messageId, for: 'everyone', mode })
    expect((await listMessages(ben, { id, limit: 10 })).items).toMatchObject([{ id: view.id, replyTo: null }])
  })

  it('takes text, history, reactions, pin, saved ones and files with it', async () => {
    const { ada, ben, id } = await pair()
    const upload = await createUpload(ada, { file: file('Secret') })
    const { view: { id: messageId } } = await sendMessage(ada, { id, text: 'Secret', uploadIds: [upload.id] })
    await editMessage(ada, { id, messageId, text: 'Very secret' })
    await addReaction(ben, { id, messageId, emoji: '👍' })
    await pinMessage(ada, { id, messageId })
    await saveMessage(ben, { id, messageId })
    await deleteMessage(ada, { id, messageId, for: 'everyone', mode })
    const [left] = await ctx.sql`
      select (select count(*)::int from messages where id = ${messageId} and (text <> '' or pinned_at is not null)) as words,
        (select count(*)::int from message_edits where message_id = ${messageId}) as edits,
        (select count(*)::int from reactions where message_id = ${messageId}) as reactions,
        (select count(*)::int from attachments where message_id = ${messageId}) as files,
        (select count(*)::int from uploads where id = ${upload.id} and deleted_at is null) as uploads`
    expect(left).toEqual({ words: 0, edits: 0, reactions: 0, files: 0, uploads: 0 })
    expect((await listSaved(ben, { limit: 10 })).items).toEqual([])
    expect((await listPins(ben, { id, limit: 10 })).items).toEqual([])
  })

  it('keeps a file that another message still shows', async () => {
    const { ada, id } = await pair()
    const upload = await createUpload(ada, { file: file('Shared') })
    const [first, second] = await Promise.all([1, 2].map(() => sendMessage(ada, { id, uploadIds: [upload.id] })))
    await deleteMessage(ada, { id, messageId: first?.view.id ?? '', for: 'everyone', mode })
    expect((await listMessages(ada, { id, limit: 10 })).items).toMatchObject([{ id: second?.view.id, attachments: [{ id: upload.id }] }])
  })

  it('a second time it does not exist; of many at once one is the first', async () => {
    const { ada, id } = await pair()
    const messageId = await say(ada, id, 'Once')
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => deleteMessage(ada, { id, messageId, for: 'everyone', mode })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusal(deleteMessage(ada, { id, messageId, for: 'everyone', mode }))).toBe('not_found')
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 2 })
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })
})

describe('deleteMessage for everyone', () => {
  it('is for whoever said it; what outsiders ask for does not exist', async () => {
    const { ada, ben, id } = await pair()
    const messageId = await say(ada, id, 'Hers')
    expect(await refusal(deleteMessage(ben, { id, messageId, for: 'everyone' }))).toBe('forbidden')
    expect(await refusal(deleteMessage(await person(), { id, messageId, for: 'everyone' }))).toBe('not_found')
  })

  it('in groups also for owner and admins; never what the system tells', async () => {
    const [ada, ben, eve] = await Promise.all([person(), person(), person()])
    const id = await group(ada, ben, eve)
    const notice = (await listMessages(ada, { id, limit: 1 })).items[0]?.id ?? ''
    const messageId = await say(ben, id, 'His')
    expect(await refusal(deleteMessage(eve, { id, messageId, for: 'everyone' }))).toBe('forbidden')
    expect(await refusal(deleteMessage(ada, { id, messageId: notice, for: 'everyone' }))).toBe('forbidden')
    await deleteMessage(ada, { id, messageId, for: 'everyone' })
    expect((await listMessages(eve, { id, limit: 1 })).items[0]?.id).toBe(notice)
  })

  it('is possible at any time, also across a block', async () => {
    const { ada, ben, id } = await pair()
    const messageId = await say(ada, id, 'Long ago')
    await ctx.sql`update messages set created_at = now() - interval '1 year' where id = ${messageId}`
    await blockUser(ben, { id: ada.made.id })
    await deleteMessage(ada, { id, messageId, for: 'everyone' })
    expect((await listMessages(ben, { id, limit: 10 })).items).toEqual([])
  })

  it('decision 10: counts as activity only where a surface says so', async () => {
    const { ada, id } = await pair()
    const [one, two] = [await say(ada, id, 'One'), await say(ada, id, 'Two')]
    const { activityAt } = await getConversation(ada, { id })
    await deleteMessage(ada, { id, messageId: one, for: 'everyone' })
    expect(await getConversation(ada, { id })).toMatchObject({ activityAt })
    await deleteMessage(ada, { id, messageId: two, for: 'everyone', raisesActivity: true })
    expect((await getConversation(ada, { id })).activityAt > activityAt).toBe(true)
  })

  it('under traffic loses no number and no message', async () => {
    const { ada, ben, id } = await pair()
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => say(index % 2 ? ada : ben, id, `Line ${index}`)))
    await Promise.all([
      ...ids.slice(0, 10).map((messageId, index) => deleteMessage(index % 2 ? ada : ben, { id, messageId, for: 'everyone', mode: index % 3 ? 'hide' : 'erase' })),
      ...Array.from({ length: 20 }, (_, index) => say(index % 2 ? ada : ben, id, `More ${index}`)),
    ])
    expect(await isGapless(ctx.sql, id)).toBe(true)
    expect((await listMessages(ada, { id, limit: 100 })).items).toHaveLength(30)
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 50, unreadCount: 15 })
  })
})

describe('deleteMessage for me', () => {
  it('hides any message from the caller alone, and tells their devices without a number', async () => {
    const { ada, ben, id } = await pair()
    const first = await say(ada, id, 'One')
    const messageId = await say(ada, id, 'Two')
    await deleteMessage(ben, { id, messageId, for: 'me' })
    expect(published.filter(({ event }) => 'messageId' in event && event.messageId === messageId).at(-1))
      .toMatchObject({ userIds: [ben.made.id], event: { type: 'message_hidden', conversationId: id } })
    expect((await listMessages(ben, { id, limit: 10 })).items.map(message => message.id)).toEqual([first])
    expect(await getConversation(ben, { id })).toMatchObject({ seq: 2, unreadCount: 1, lastMessage: { id: first } })
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 2, lastMessage: { id: messageId } })
  })

  it('a second time it does not exist, and its changes are deletions to the caller', async () => {
    const { ada, ben, id } = await pair()
    const messageId = await say(ada, id, 'One')
    await deleteMessage(ben, { id, messageId, for: 'me' })
    expect(await refusal(deleteMessage(ben, { id, messageId, for: 'me' }))).toBe('not_found')
    await editMessage(ada, { id, messageId, text: 'Two' })
    expect((await listEvents(ben, { id, after: 0, limit: 10 })).items.map(({ type }) => type)).toEqual(['message_deleted', 'message_deleted'])
  })

  it('takes what the system tells too, and what was saved', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await group(ada, ben)
    const notice = (await listMessages(ben, { id, limit: 1 })).items[0]?.id ?? ''
    await saveMessage(ben, { id, messageId: notice })
    await deleteMessage(ben, { id, messageId: notice, for: 'me' })
    expect((await listSaved(ben, { limit: 10 })).items).toEqual([])
  })

  it('against a delete for everyone: both succeed or it does not exist', async () => {
    const { ada, ben, id } = await pair()
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => say(ada, id, `Line ${index}`)))
    const outcomes = await Promise.all(ids.map(async (messageId, index) => {
      const forEveryone = deleteMessage(ada, { id, messageId, for: 'everyone', mode: index % 2 ? 'hide' : 'erase' })
      const forMe = deleteMessage(ben, { id, messageId, for: 'me' }).then(() => 'done', (error: { code: string }) => error.code)
      await forEveryone
      return forMe
    }))
    expect(outcomes.filter(outcome => outcome !== 'done' && outcome !== 'not_found')).toEqual([])
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })
})
