import { describe, expect, it } from 'vitest'
import { getConversation } from '../conversations/get-conversation'
import { createUpload } from '../media/create-upload'
import { blockUser } from '../people/block-user'
import { searchMessages } from '../search/search-messages'
import { sync } from '../sync/sync'
import { group } from '../testing/group'
import { isGapless } from '../testing/numbers'
import { refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { editMessage } from './edit-message'
import { listMessages } from './list-messages'
import { sendMessage } from './send-message'

const { ctx, pair, person, published } = scene()

async function said(text = 'Frist') {
  const { ada, ben, id } = await pair()
  const { view } = await sendMessage(ada, { id, text })
  return { ada, ben, id, messageId: view.id }
}

const wordings = (messageId: string) => ctx.sql<{ text: string }[]>`select text from message_edits where message_id = ${messageId} order by position`
const grow = (messageId: string, minutes: number) =>
  ctx.sql`update messages set created_at = created_at - make_interval(mins => ${minutes}) where id = ${messageId}`

describe('editMessage', () => {
  it('changes what is said, says when, and tells both sides under the next number', async () => {
    const { ada, ben, id, messageId } = await said()
    const view = await editMessage(ada, { id, messageId, text: ' First\r\n' })
    expect(view).toMatchObject({ id: messageId, seq: 1, text: 'First', editedAt: expect.any(String) })
    const told = published.find(({ event }) => event.type === 'message_updated' && event.messageId === messageId)
    expect(told?.event).toMatchObject({ seq: 2, message: view })
    expect([...(told?.userIds ?? [])].sort()).toEqual([ada.made.id, ben.made.id].sort())
  })

  it('last message, reply snippets and what sync answers follow; unread counts stay', async () => {
    const { ada, ben, id, messageId } = await said()
    const { cursor } = await sync(ben, {})
    await editMessage(ada, { id, messageId, text: 'First' })
    expect(await getConversation(ben, { id })).toMatchObject({ seq: 2, unreadCount: 1, lastMessage: { text: 'First' } })
    expect((await sync(ben, { since: cursor })).conversations).toMatchObject([{ id, lastMessage: { text: 'First' } }])
    const { view } = await sendMessage(ben, { id, text: 'Yes', replyToId: messageId })
    await editMessage(ada, { id, messageId, text: 'First of all' })
    const { items } = await listMessages(ada, { id, limit: 10 })
    expect(items.find(message => message.id === view.id)?.replyTo).toMatchObject({ text: 'First of all' })
  })

  it('is found by what it says now, and no longer by what it said', async () => {
    const { ada, ben, id, messageId } = await said('Meet at the harbour')
    await editMessage(ada, { id, messageId, text: 'Meet at the station' })
    const found = async (q: string) => (await searchMessages(ben, { q, conversationId: id, limit: 10 })).items.length
    expect(await Promise.all(['station', 'harbour'].map(found))).toEqual([1, 0])
  })

  it('keeps every wording that was replaced, oldest first', async () => {
    const { ada, id, messageId } = await said('One')
    for (const text of ['Two', 'One', 'Two']) await editMessage(ada, { id, messageId, text })
    expect((await wordings(messageId)).map(({ text }) => text)).toEqual(['One', 'Two', 'One'])
  })

  it('the same text again changes nothing', async () => {
    const { ada, id, messageId } = await said('Same')
    expect(await editMessage(ada, { id, messageId, text: 'Same ' })).toMatchObject({ text: 'Same', editedAt: null })
    expect(await wordings(messageId)).toEqual([])
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 1 })
  })

  it('is for whoever said it alone', async () => {
    const { ada, ben, id, messageId } = await said()
    expect(await refusal(editMessage(ben, { id, messageId, text: 'Mine' }))).toBe('forbidden')
    expect(await refusal(editMessage(await person(), { id, messageId, text: 'Mine' }))).toBe('not_found')
    const friends = await group(ada, ben)
    const { items } = await listMessages(ada, { id: friends, limit: 1 })
    expect(await refusal(editMessage(ada, { id: friends, messageId: items[0]?.id ?? '', text: 'Mine' }))).toBe('forbidden')
  })

  it('is possible for 15 minutes, by the clock of the database', async () => {
    const { ada, id, messageId } = await said()
    await grow(messageId, 14)
    await editMessage(ada, { id, messageId, text: 'In time' })
    await grow(messageId, 1)
    expect(await refusal(editMessage(ada, { id, messageId, text: 'Too late' }))).toBe('edit_window_over')
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 2, lastMessage: { text: 'In time' } })
  })

  it('decision 12: is refused across a block, either way', async () => {
    const { ada, ben, id, messageId } = await said()
    await blockUser(ben, { id: ada.made.id })
    expect(await refusal(editMessage(ada, { id, messageId, text: 'Listen' }))).toBe('not_accepting')
    await blockUser(ada, { id: ben.made.id })
    expect(await refusal(editMessage(ada, { id, messageId, text: 'Listen' }))).toBe('user_blocked')
  })

  it('rule 6: holds texts to the same rules as a send; a caption may go', async () => {
    const { ada, id, messageId } = await said()
    expect(await refusal(editMessage(ada, { id, messageId, text: ' \u200b ' }))).toBe('blank_text')
    expect(await refusal(editMessage(ada, { id, messageId, text: 'x'.repeat(4001) }))).toBe('text_too_long')
    expect(await refusal(editMessage(ada, { id, messageId, text: 'a\u0000b' }))).toBe('control_characters')
    const upload = await createUpload(ada, { file: new File(['a'], 'a.txt', { type: 'text/plain' }) })
    const { view } = await sendMessage(ada, { id, text: 'Caption', uploadIds: [upload.id] })
    expect(await editMessage(ada, { id, messageId: view.id, text: '' })).toMatchObject({ text: '', attachments: [{ name: 'a.txt' }] })
  })

  it('a deleted one does not exist', async () => {
    const { ada, id, messageId } = await said()
    await deleteMessage(ada, { id, messageId, for: 'everyone' })
    expect(await refusal(editMessage(ada, { id, messageId, text: 'Again' }))).toBe('not_found')
  })

  it('finds out anew who is mentioned', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await group(ada, ben)
    const { view } = await sendMessage(ada, { id, text: 'Hello' })
    expect(await editMessage(ada, { id, messageId: view.id, text: `Hello @${ben.made.username}` })).toMatchObject({ mentions: [ben.made.id] })
    expect(await editMessage(ada, { id, messageId: view.id, text: 'Hello all' })).toMatchObject({ mentions: [] })
  })

  it('keeps the preview of a link that stays, and shows none of one that went', async () => {
    const { ada, id, messageId } = await said('See https://example.org/a')
    await ctx.sql`insert into link_previews (key, url, title, status) values ('of a', 'https://example.org/a', 'A', 'ready')`
    await ctx.sql`update messages set preview_key = 'of a' where id = ${messageId}`
    expect(await editMessage(ada, { id, messageId, text: 'See https://example.org/a!' })).toMatchObject({ preview: { title: 'A' } })
    expect(await editMessage(ada, { id, messageId, text: 'See https://example.org/b' })).toMatchObject({ preview: null })
  })

  it('against a delete: in either order, never an edited deleted message and no number lost', async () => {
    const rounds = await Promise.all(Array.from({ length: 25 }, async () => {
      const { ada, id, messageId } = await said()
      const outcomes = await Promise.allSettled([
        editMessage(ada, { id, messageId, text: 'One' }),
        deleteMessage(ada, { id, messageId, for: 'everyone' }),
        editMessage(ada, { id, messageId, text: 'Two' }),
      ])
      const [row] = await ctx.sql<{ text: string; isDeleted: boolean; edits: number }[]>`
        select text, deleted_at is not null as "isDeleted", (select count(*)::int from message_edits where message_id = messages.id) as edits
        from messages where id = ${messageId}`
      return { deleted: outcomes[1].status, row, gapless: await isGapless(ctx.sql, id) }
    }))
    expect(rounds).toEqual(rounds.map(() => ({ deleted: 'fulfilled', row: { text: '', isDeleted: true, edits: 0 }, gapless: true })))
  })

  it('many at once all take effect, one after the other', async () => {
    const { ada, id, messageId } = await said('0')
    await Promise.all(Array.from({ length: 12 }, (_, index) => editMessage(ada, { id, messageId, text: `${index + 1}` })))
    expect(await wordings(messageId)).toHaveLength(12)
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 13 })
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })
})
