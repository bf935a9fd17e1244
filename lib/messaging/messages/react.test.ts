import { describe, expect, it } from 'vitest'
import { getConversation } from '../conversations/get-conversation'
import { blockUser } from '../people/block-user'
import { listEvents } from '../sync/list-events'
import { group } from '../testing/group'
import { isGapless } from '../testing/numbers'
import { refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { listMessages } from './list-messages'
import { listReactions } from './list-reactions'
import { addReaction, removeReaction, toggleReaction } from './react'
import { sendMessage } from './send-message'

const { ctx, pair, person, published } = scene()

// 40 animals, all of them one emoji.
const animals = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0x1f400 + index))

async function said() {
  const { ada, ben, id } = await pair()
  const { view } = await sendMessage(ada, { id, text: 'Look' })
  const on = (emoji: string) => ({ id, messageId: view.id, emoji })
  const shown = async () => (await listMessages(ada, { id, limit: 1 })).items[0]?.reactions
  return { ada, ben, id, messageId: view.id, on, shown }
}

describe('addReaction', () => {
  it('shows it to both sides, and tells them under the next number', async () => {
    const { ada, ben, id, messageId, on, shown } = await said()
    expect(await addReaction(ben, on('👍'))).toEqual({ outcome: 'created', view: { emoji: '👍', count: 1, mine: true } })
    expect(await shown()).toEqual([{ emoji: '👍', count: 1, mine: false }])
    const told = published.find(({ event }) => event.type === 'reaction_changed' && event.messageId === messageId)
    expect(told?.event).toMatchObject({ seq: 2, userId: ben.made.id, emoji: '👍', added: true, count: 1 })
    expect([...(told?.userIds ?? [])].sort()).toEqual([ada.made.id, ben.made.id].sort())
    expect(await getConversation(ben, { id })).toMatchObject({ seq: 2, unreadCount: 1, lastMessage: { reactions: [{ mine: true }] } })
    expect((await listEvents(ada, { id, after: 1, limit: 5 })).items).toEqual([told?.event])
  })

  it('decision 19: again answers the existing one and burns no number; with or without variation selector', async () => {
    const { ada, ben, id, on, shown } = await said()
    await addReaction(ada, on('\u2764'))
    expect(await addReaction(ada, on('\u2764\ufe0f'))).toEqual({ outcome: 'existing', view: { emoji: '❤️', count: 1, mine: true } })
    await addReaction(ben, on('❤️'))
    expect(await shown()).toEqual([{ emoji: '❤️', count: 2, mine: true }])
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 3 })
  })

  it('decision 19: only one emoji', async () => {
    const { ada, on } = await said()
    for (const emoji of ['', 'x', '👍👍', ':)']) expect(await refusal(addReaction(ada, on(emoji)))).toBe('validation_failed')
  })

  it('decision 19: at most 20 different ones, of which more people may give the same', async () => {
    const { ada, ben, on } = await said()
    for (const emoji of animals.slice(0, 20)) await addReaction(ada, on(emoji))
    expect(await refusal(addReaction(ben, on(animals[20]!)))).toBe('too_many_reactions')
    expect((await addReaction(ben, on(animals[0]!))).view.count).toBe(2)
    await removeReaction(ada, on(animals[1]!))
    expect((await addReaction(ben, on(animals[20]!))).outcome).toBe('created')
  })

  it('decision 19: of 40 different ones at once 20 are taken', async () => {
    const { ada, ben, id, on, shown } = await said()
    const outcomes = await Promise.all(animals.map((emoji, index) =>
      addReaction(index % 2 ? ada : ben, on(emoji)).then(({ outcome }) => outcome, (error: { code: string }) => error.code)))
    expect(outcomes.filter(outcome => outcome === 'created')).toHaveLength(20)
    expect(outcomes.filter(outcome => outcome === 'too_many_reactions')).toHaveLength(20)
    expect(await shown()).toHaveLength(20)
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })

  it('the first kind is shown first, also one that came back', async () => {
    const { ada, on, shown } = await said()
    await addReaction(ada, on('👍'))
    await addReaction(ada, on('🎉'))
    await removeReaction(ada, on('👍'))
    await addReaction(ada, on('👍'))
    expect((await shown())?.map(({ emoji }) => emoji)).toEqual(['🎉', '👍'])
  })

  it('decision 12: is refused across a block; taking one back is not', async () => {
    const { ada, ben, on, shown } = await said()
    await addReaction(ben, on('👍'))
    await blockUser(ada, { id: ben.made.id })
    expect(await refusal(addReaction(ben, on('🎉')))).toBe('not_accepting')
    expect(await refusal(toggleReaction(ada, on('🎉')))).toBe('user_blocked')
    await removeReaction(ben, on('👍'))
    expect(await shown()).toEqual([])
  })

  it('is for active members, on what somebody said and is there', async () => {
    const { ada, ben, id, messageId, on } = await said()
    expect(await refusal(addReaction(await person(), on('👍')))).toBe('not_found')
    const friends = await group(ada, ben)
    const notice = (await listMessages(ada, { id: friends, limit: 1 })).items[0]?.id ?? ''
    expect(await refusal(addReaction(ada, { id: friends, messageId: notice, emoji: '👍' }))).toBe('forbidden')
    for (const state of ['requested', 'declined', 'left']) {
      await ctx.sql`update memberships set state = ${state} where conversation_id = ${friends} and user_id = ${ben.made.id}`
      expect(await refusal(addReaction(ben, { id: friends, messageId: notice, emoji: '👍' }))).toBe('not_found')
    }
    await deleteMessage(ada, { id, messageId, for: 'everyone' })
    expect(await refusal(addReaction(ben, on('👍')))).toBe('not_found')
    expect(await refusal(removeReaction(ben, on('👍')))).toBe('not_found')
  })
})

describe('removeReaction', () => {
  it('decision 19: takes it back, and what is not there is gone already', async () => {
    const { ada, ben, id, on, shown } = await said()
    await addReaction(ben, on('👍'))
    await removeReaction(ada, on('👍'))
    expect(await shown()).toEqual([{ emoji: '👍', count: 1, mine: false }])
    await removeReaction(ben, on('👍'))
    await removeReaction(ben, on('👍'))
    expect(await shown()).toEqual([])
    expect(await getConversation(ada, { id })).toMatchObject({ seq: 3 })
    expect(published.map(({ event }) => event).filter(event => event.type === 'reaction_changed').at(-1)).toMatchObject({ seq: 3, added: false, count: 0 })
  })

  it('against adding the same: whichever was last in order is what is shown', async () => {
    const { ada, ben, id, on, shown } = await said()
    await Promise.all(Array.from({ length: 30 }, (_, index) => (index % 2 ? addReaction(ben, on('👍')) : removeReaction(ben, on('👍')))))
    const { items } = await listEvents(ada, { id, after: 1, limit: 100 })
    const last = items.at(-1)
    expect(await shown()).toEqual(last?.type === 'reaction_changed' && last.added ? [{ emoji: '👍', count: 1, mine: false }] : [])
    expect(items.map(event => event.type === 'reaction_changed' && event.added)).toEqual(items.map((_, index) => index % 2 === 0))
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })
})

describe('toggleReaction', () => {
  it('gives and takes back', async () => {
    const { ben, on } = await said()
    expect(await toggleReaction(ben, on('❤️'))).toEqual({ emoji: '❤️', count: 1, mine: true })
    expect(await toggleReaction(ben, on('❤'))).toEqual({ emoji: '❤️', count: 0, mine: false })
  })

  it.each([100, 101])('%i at once leave what that many, one after the other, would', async times => {
    const { ada, ben, id, on, shown } = await said()
    const answers = await Promise.all(Array.from({ length: times }, () => toggleReaction(ben, on('❤️'))))
    expect(answers.filter(({ mine }) => mine)).toHaveLength(Math.ceil(times / 2))
    expect(await shown()).toEqual(times % 2 ? [{ emoji: '❤️', count: 1, mine: false }] : [])
    expect(await getConversation(ada, { id })).toMatchObject({ seq: times + 1 })
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })
})

describe('listReactions', () => {
  it('tells who gave which, the first first, page by page or of one kind', async () => {
    const { ada, ben, id, messageId, on } = await said()
    await addReaction(ada, on('👍'))
    await addReaction(ben, on('🎉'))
    await addReaction(ben, on('👍'))
    const first = await listReactions(ben, { id, messageId, limit: 2 })
    expect(first.items.map(({ emoji, user }) => [emoji, user.id])).toEqual([['👍', ada.made.id], ['🎉', ben.made.id]])
    const rest = await listReactions(ben, { id, messageId, limit: 2, cursor: first.nextCursor ?? '' })
    expect(rest).toMatchObject({ items: [{ emoji: '👍', user: { id: ben.made.id } }], nextCursor: null })
    expect((await listReactions(ada, { id, messageId, emoji: '🎉', limit: 5 })).items).toHaveLength(1)
    expect(await refusal(listReactions(await person(), { id, messageId, limit: 5 }))).toBe('not_found')
  })
})
