import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { listPresence, updatePresence } from '../presence/presence'
import { type Actor, refusal, scene } from '../testing/scene'
import { blockUser, unblockUser } from './block-user'
import { followUser, unfollowUser } from './follow-user'
import { listBlocks } from './list-blocks'
import { getUser, searchUsers } from './users'

const { pair, person, published, ctx } = scene()
const { sql } = ctx
const strangers = async () => {
  const [ada, ben] = await Promise.all([person(), person()])
  return { ada, ben, idOf: (who: Actor) => ({ id: who.made.id }) }
}
const of = (who: Actor) => ({ id: who.made.id })
const count = async (query: PromiseLike<readonly unknown[]>) => (await query).length
const rowsOf = (ada: Actor, ben: Actor) => sql<{ id: string; version: number; members: number }[]>`
  select id, version, (select count(*)::int from memberships where conversation_id = c.id) as members from conversations c
  where pair_key = ${[ada.made.id, ben.made.id].sort().join(':')}`

/** A request of `from` to `to` that waits, as a first message leaves it. */
async function waiting(from: Actor, to: Actor): Promise<{ id: string; requestId: string }> {
  const id = await makeConversation(sql, [from.made.id, to.made.id], [{ senderId: from.made.id, text: 'May I?', at: new Date() }])
  const requestId = newId()
  await sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${to.made.id}`
  await sql`
    insert into requests (id, conversation_id, from_id, to_id, first_seq, text_key)
    values (${requestId}, ${id}, ${from.made.id}, ${to.made.id}, 1, 'may i?')`
  return { id, requestId }
}

describe('decision 12: a block', () => {
  it('leaves a row for the first message to meet, where the two have never spoken', async () => {
    const { ada, ben } = await strangers()
    await blockUser(ada, of(ben))
    expect(await rowsOf(ada, ben)).toMatchObject([{ members: 0 }])
    expect(await count(sql`select from blocks where blocker_id = ${ada.made.id} and blocked_id = ${ben.made.id}`)).toBe(1)
  })

  it('raises the version that a send was decided on, once however often it is repeated', async () => {
    const { ada, ben } = await pair()
    const [before] = await rowsOf(ada, ben)
    await Promise.all(Array.from({ length: 10 }, () => blockUser(ada, of(ben))))
    await blockUser(ada, of(ben))
    expect(await rowsOf(ada, ben)).toMatchObject([{ version: (before?.version ?? 0) + 1 }])
    await unblockUser(ada, of(ben))
    await unblockUser(ada, of(ben))
    expect(await rowsOf(ada, ben)).toMatchObject([{ version: (before?.version ?? 0) + 2 }])
  })

  it('is one per direction, when both block at the same time', async () => {
    const { ada, ben } = await strangers()
    await Promise.all([blockUser(ada, of(ben)), blockUser(ben, of(ada))])
    expect(await count(sql`select from blocks where blocker_id = any(${[ada.made.id, ben.made.id]}::uuid[])`)).toBe(2)
    expect(await rowsOf(ada, ben)).toHaveLength(1)
  })

  it('ends without a deadlock while it is set again and again', async () => {
    const { ada, ben } = await strangers()
    await Promise.all(Array.from({ length: 30 }, (_, turn) =>
      (turn % 2 ? unblockUser : blockUser)(turn % 3 ? ada : ben, turn % 3 ? of(ben) : of(ada))))
    expect(await rowsOf(ada, ben)).toHaveLength(1)
  })

  it('declines the request of the blocked person, who sees no difference', async () => {
    const { ada, ben } = await strangers()
    const { id, requestId } = await waiting(ben, ada)
    await blockUser(ada, of(ben))
    expect(await sql`select status from requests where id = ${requestId}`).toMatchObject([{ status: 'declined' }])
    expect(await sql`select user_id, state from memberships where conversation_id = ${id} order by state`).toMatchObject([
      { user_id: ben.made.id, state: 'active' }, { user_id: ada.made.id, state: 'declined' }])
  })

  it('tells the blocker that the request is decided before it tells of the conversation, which is not there to fetch any more', async () => {
    const { ada, ben } = await strangers()
    await waiting(ben, ada)
    const before = published.length
    await blockUser(ada, of(ben))
    const told = published.slice(before).filter(({ userIds }) => userIds.includes(ada.made.id)).map(({ event }) => event.type)
    expect(told.filter(type => type !== 'presence_changed')).toEqual(['request_updated', 'conversation_updated'])
  })

  it('takes the caller’s own request back', async () => {
    const { ada, ben } = await strangers()
    const { requestId } = await waiting(ada, ben)
    await blockUser(ada, of(ben))
    expect(await sql`select status from requests where id = ${requestId}`).toMatchObject([{ status: 'cancelled' }])
  })

  it('ends follows, likes and the match of the two', async () => {
    const { ada, ben } = await strangers()
    await followUser(ada, of(ben))
    await followUser(ben, of(ada))
    await sql`insert into likes (liker_id, liked_id) values (${ada.made.id}, ${ben.made.id}), (${ben.made.id}, ${ada.made.id})`
    const [first = '', second = ''] = [ada.made.id, ben.made.id].sort()
    await sql`insert into matches (id, first_id, second_id) values (${newId()}, ${first}, ${second})`
    await blockUser(ada, of(ben))
    expect(await count(sql`select from follows where follower_id = any(${[ada.made.id, ben.made.id]}::uuid[])`)).toBe(0)
    expect(await count(sql`select from likes where liker_id = any(${[ada.made.id, ben.made.id]}::uuid[])`)).toBe(0)
    expect(await count(sql`select from matches where first_id = ${first}`)).toBe(0)
  })

  it('shows each the other as away, with no time, and tells those who are here so', async () => {
    const { ada, ben, id } = await pair()
    await updatePresence(ada, { status: 'online' })
    await updatePresence(ben, { status: 'online' })
    expect((await listPresence(ben, { userIds: [ada.made.id] })).items).toMatchObject([{ online: true }])
    const before = published.length
    await blockUser(ada, of(ben))
    for (const [viewer, other] of [[ada, ben], [ben, ada]] as const) {
      expect((await listPresence(viewer, { userIds: [other.made.id] })).items).toMatchObject([{ online: false, lastActiveAt: null }])
      expect(await getUser(viewer, of(other))).toMatchObject({ online: false, lastActiveAt: null })
    }
    const told = published.slice(before).map(({ userIds, event }) => ({ userIds, event }))
    expect(told).toMatchObject([
      { event: { type: 'conversation_updated', conversationId: id } },
      { userIds: [ben.made.id], event: { type: 'presence_changed', userId: ada.made.id, online: false, lastActiveAt: null } },
      { userIds: [ada.made.id], event: { type: 'presence_changed', userId: ben.made.id, online: false, lastActiveAt: null } },
    ])
    await unblockUser(ada, of(ben))
    expect((await listPresence(ben, { userIds: [ada.made.id] })).items).toMatchObject([{ online: true }])
  })

  it('says nothing to strangers: there is nothing to fetch', async () => {
    const { ada, ben } = await strangers()
    const before = published.length
    await blockUser(ada, of(ben))
    expect(published.length).toBe(before)
  })

  it('hides each from the other’s search, and still answers by id', async () => {
    const { ada, ben } = await strangers()
    await blockUser(ada, of(ben))
    expect((await searchUsers(ben, { q: ada.made.username })).items).toEqual([])
    expect((await searchUsers(ada, { q: ben.made.username })).items).toEqual([])
    expect(await getUser(ben, of(ada))).toMatchObject({ id: ada.made.id })
  })

  it('is refused for oneself and for nobody', async () => {
    const ada = await person()
    expect(await refusal(blockUser(ada, of(ada)))).toBe('bad_request')
    expect(await refusal(blockUser(ada, { id: newId() }))).toBe('not_found')
    expect(await refusal(unblockUser(ada, { id: 'nobody' }))).toBe('not_found')
  })
})

describe('listBlocks', () => {
  it('pages through whom the caller blocked, and nobody else’s', async () => {
    const ada = await person()
    const others = await Promise.all([person(), person(), person()])
    for (const other of others) await blockUser(ada, of(other))
    const first = await listBlocks(ada, { limit: 2 })
    const second = await listBlocks(ada, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(others.map(({ made }) => made.id).reverse())
    expect(second.nextCursor).toBeNull()
    expect((await listBlocks(others[0] ?? ada, { limit: 2 })).items).toEqual([])
    expect(await refusal(listBlocks(others[0] ?? ada, { limit: 2, cursor: first.nextCursor ?? '' }))).toBe('validation_failed')
  })
})

describe('followUser', () => {
  it('holds once, and ends', async () => {
    const { ada, ben } = await strangers()
    await followUser(ada, of(ben))
    await followUser(ada, of(ben))
    expect(await count(sql`select from follows where follower_id = ${ada.made.id}`)).toBe(1)
    await unfollowUser(ada, of(ben))
    await unfollowUser(ada, of(ben))
    expect(await count(sql`select from follows where follower_id = ${ada.made.id}`)).toBe(0)
  })

  it('is refused across a block as a send is, for oneself, and for nobody', async () => {
    const { ada, ben } = await strangers()
    await blockUser(ada, of(ben))
    expect(await refusal(followUser(ada, of(ben)))).toBe('user_blocked')
    expect(await refusal(followUser(ben, of(ada)))).toBe('not_accepting')
    expect(await refusal(followUser(ada, of(ada)))).toBe('bad_request')
    expect(await refusal(followUser(ada, { id: newId() }))).toBe('not_found')
    expect(await count(sql`select from follows where follower_id = any(${[ada.made.id, ben.made.id]}::uuid[])`)).toBe(0)
  })
})
