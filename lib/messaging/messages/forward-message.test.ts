import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { getConversation } from '../conversations/get-conversation'
import { createUpload } from '../media/create-upload'
import { blockUser } from '../people/block-user'
import { group } from '../testing/group'
import { type Actor, refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { forwardMessage } from './forward-message'
import { listMessages } from './list-messages'
import { sendMessage } from './send-message'

const { ctx, pair, person } = scene()

/** Ben said something to Ada, who also talks with others. */
async function told(text: string) {
  const { ada, ben, id } = await pair()
  const { view } = await sendMessage(ben, { id, text })
  const withOther = async (other: Actor) => makeConversation(ctx.sql, [ada.made.id, other.made.id])
  return { ada, ben, id, messageId: view.id, withOther }
}

describe('forwardMessage', () => {
  it('says it again elsewhere as the caller, marked as forwarded, without what it answered to', async () => {
    const { ada, ben, id, withOther } = await told('Question')
    const [first] = (await listMessages(ada, { id, limit: 1 })).items
    const { view } = await sendMessage(ben, { id, text: 'News', replyToId: first?.id })
    const eve = await person()
    const target = await withOther(eve)
    const { items } = await forwardMessage(ada, { id, messageId: view.id, conversationIds: [target] })
    expect(items).toMatchObject([{ conversationId: target, error: null, message: { text: 'News', forwarded: true, replyTo: null, sender: { id: ada.made.id } } }])
    expect(await getConversation(eve, { id: target })).toMatchObject({ unreadCount: 1, lastMessage: { text: 'News', forwarded: true } })
  })

  it('takes files along, which stay when the first message goes', async () => {
    const { ada, ben, id, withOther } = await told('Files')
    const upload = await createUpload(ben, { file: new File(['a'], 'a.txt', { type: 'text/plain' }) })
    const { view } = await sendMessage(ben, { id, uploadIds: [upload.id] })
    const target = await withOther(await person())
    await forwardMessage(ada, { id, messageId: view.id, conversationIds: [target] })
    await deleteMessage(ben, { id, messageId: view.id, for: 'everyone' })
    expect((await getConversation(ada, { id: target })).lastMessage).toMatchObject({ text: '', attachments: [{ id: upload.id }] })
  })

  it('a conversation that refuses does not stop the others', async () => {
    const { ada, id, messageId, withOther } = await told('News')
    const [eve, kim] = await Promise.all([person(), person()])
    const [blocked, open] = [await withOther(eve), await withOther(kim)]
    const foreign = await pair()
    await blockUser(eve, { id: ada.made.id })
    const { items } = await forwardMessage(ada, { id, messageId, conversationIds: [blocked, foreign.id, 'nonsense', open] })
    expect(items.map(({ error }) => error?.code)).toEqual(['not_accepting', 'not_found', 'not_found', undefined])
    expect(items.map(({ message }) => message?.text)).toEqual([undefined, undefined, undefined, 'News'])
  })

  it('rule 7: once per client id and conversation, also many times at once', async () => {
    const { ada, id, messageId, withOther } = await told('Once')
    const targets = [await withOther(await person()), await withOther(await person())]
    const input = { id, messageId, conversationIds: [...targets, ...targets], clientId: newId() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => forwardMessage(ada, input)))
    expect(new Set(answers.map(({ items }) => JSON.stringify(items.map(({ message }) => message?.id)))).size).toBe(1)
    for (const target of targets) expect((await listMessages(ada, { id: target, limit: 10 })).items).toHaveLength(1)
  })

  it('finds out who is mentioned where it is said again', async () => {
    const eve = await person()
    const { ada, ben, id, messageId } = await told(`Ask @${eve.made.username}`)
    const target = await group(ada, ben, eve)
    const { items } = await forwardMessage(ada, { id, messageId, conversationIds: [target] })
    expect(items[0]?.message?.mentions).toEqual([eve.made.id])
  })

  it('only what the caller may see and somebody said', async () => {
    const { ada, ben, id, messageId, withOther } = await told('Private')
    const outsider = await person()
    const target = await withOther(outsider)
    expect(await refusal(forwardMessage(outsider, { id, messageId, conversationIds: [target] }))).toBe('not_found')
    const friends = await group(ada, ben)
    const notice = (await listMessages(ada, { id: friends, limit: 1 })).items[0]?.id ?? ''
    expect(await refusal(forwardMessage(ada, { id: friends, messageId: notice, conversationIds: [target] }))).toBe('forbidden')
    await deleteMessage(ben, { id, messageId, for: 'everyone' })
    expect(await refusal(forwardMessage(ada, { id, messageId, conversationIds: [target] }))).toBe('not_found')
  })
})
