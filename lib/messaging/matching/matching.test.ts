import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { createConversation } from '../conversations/create-conversation'
import { getConversation } from '../conversations/get-conversation'
import { blockUser, unblockUser } from '../people/block-user'
import { deleteMe } from '../people/delete-me'
import { getContactVerdict } from '../people/get-contact-verdict'
import { sendMessage } from '../messages/send-message'
import { createRequest } from '../requests/create-request'
import { acceptRequest, declineRequest } from '../requests/decide-request'
import { type Actor, refusal, scene } from '../testing/scene'
import { likePerson } from './like-person'
import { listDiscovery } from './list-discovery'
import { listMatches } from './list-matches'
import { unmatch } from './unmatch'

const { person, pair, published, ctx } = scene()
const { sql } = ctx
const two = async () => {
  const [ada, ben] = await Promise.all([person(), person()])
  return { ada, ben }
}
const like = (who: Actor, whom: Actor) => likePerson(who, { userId: whom.made.id })
const matchesOf = async (who: Actor) => (await listMatches(who, { limit: 50 })).items
async function matched() {
  const { ada, ben } = await two()
  await like(ada, ben)
  const { view } = await like(ben, ada)
  return { ada, ben, matchId: view.matchId ?? '' }
}

describe('likePerson', () => {
  it('rule 11: is new once', async () => {
    const { ada, ben } = await two()
    expect(await like(ada, ben)).toEqual({ outcome: 'created', view: { matchCreated: false, matchId: null } })
    expect(await like(ada, ben)).toEqual({ outcome: 'existing', view: { matchCreated: false, matchId: null } })
  })

  it('decision 7: liked back it is a match, for both, open to write', async () => {
    const { ada, ben, matchId } = await matched()
    expect(await matchesOf(ada)).toMatchObject([{ id: matchId, status: 'active', user: { id: ben.made.id } }])
    expect(await matchesOf(ben)).toMatchObject([{ id: matchId, user: { id: ada.made.id } }])
    expect(await getContactVerdict(ada, { id: ben.made.id })).toEqual({ verdict: 'open' })
    expect(await like(ada, ben)).toEqual({ outcome: 'existing', view: { matchCreated: false, matchId } })
  })

  it('decision 7: makes one match per pair, when both like at the same time, again and again', async () => {
    for (let round = 0; round < 20; round++) {
      const { ada, ben } = await two()
      const likes = await Promise.all([like(ada, ben), like(ben, ada), like(ada, ben), like(ben, ada)])
      expect(likes.filter(({ view }) => view.matchCreated)).toHaveLength(1)
      expect(likes.filter(({ outcome }) => outcome === 'created')).toHaveLength(2)
      expect(await matchesOf(ada)).toHaveLength(1)
    }
  })

  it('decision 7: accepts the request of whoever is liked, and makes the match', async () => {
    const { ada, ben } = await two()
    const id = await makeConversation(sql, [ben.made.id, ada.made.id], [{ senderId: ben.made.id, text: 'May I?', at: new Date() }])
    const requestId = newId()
    await sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${ada.made.id}`
    await sql`insert into requests (id, conversation_id, from_id, to_id, first_seq, text_key) values (${requestId}, ${id}, ${ben.made.id}, ${ada.made.id}, 1, '')`
    const { view } = await like(ada, ben)
    expect(view).toMatchObject({ matchCreated: true })
    expect(await sql`select status from requests where id = ${requestId}`).toEqual([{ status: 'accepted' }])
    expect(await getConversation(ada, { id })).toMatchObject({ state: 'active' })
    const told = published.filter(({ event }) => event.type === 'request_updated' && event.request.id === requestId)
    expect(told.flatMap(({ userIds }) => userIds).sort()).toEqual([ada.made.id, ben.made.id].sort())
  })

  it('is refused for oneself, for nobody, and across a block as a send is', async () => {
    const { ada, ben } = await two()
    expect(await refusal(like(ada, ada))).toBe('cannot_message_self')
    expect(await refusal(likePerson(ada, { userId: newId() }))).toBe('not_found')
    await blockUser(ada, { id: ben.made.id })
    expect(await refusal(like(ada, ben))).toBe('user_blocked')
    expect(await refusal(like(ben, ada))).toBe('not_accepting')
  })

  it('never outlives a block that comes at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const { ada, ben } = await two()
      await like(ada, ben)
      await Promise.allSettled([like(ben, ada), blockUser(ada, { id: ben.made.id })])
      expect(await sql`select from likes where liker_id = any(${[ada.made.id, ben.made.id]}::uuid[])`).toHaveLength(0)
      expect(await matchesOf(ada)).toEqual([])
    }
  })
})

describe('decision 7: a match', () => {
  it('comes with accepting a request, once', async () => {
    const { ada, ben } = await two()
    const { view } = await createRequest(ben, { userId: ada.made.id, text: 'May I?' })
    await acceptRequest(ada, { id: view.id })
    await acceptRequest(ada, { id: view.id })
    expect(await matchesOf(ada)).toMatchObject([{ status: 'active', user: { id: ben.made.id } }])
  })

  it('comes with answering one, and not with asking', async () => {
    const { ada, ben } = await two()
    const { view } = await createRequest(ben, { userId: ada.made.id, text: 'May I?' })
    expect(await matchesOf(ada)).toEqual([])
    await sendMessage(ada, { id: view.conversationId, text: 'You may.' })
    expect(await matchesOf(ben)).toMatchObject([{ status: 'active', user: { id: ada.made.id } }])
    await sendMessage(ben, { id: view.conversationId, text: 'Good.' })
    expect(await matchesOf(ben)).toHaveLength(1)
  })

  it('does not come with declining', async () => {
    const { ada, ben } = await two()
    const { view } = await createRequest(ben, { userId: ada.made.id, text: 'May I?' })
    await declineRequest(ada, { id: view.id })
    expect(await matchesOf(ada)).toEqual([])
  })
})

describe('listMatches', () => {
  it('pages, the last one first, and tells the ended from the others', async () => {
    const ada = await person()
    const others = await Promise.all([person(), person(), person()])
    for (const other of others) {
      await like(ada, other)
      await like(other, ada)
    }
    const first = await listMatches(ada, { limit: 2 })
    const second = await listMatches(ada, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ user }) => user.id)).toEqual(others.map(({ made }) => made.id).reverse())
    await unmatch(ada, { id: first.items[0]?.id ?? '' })
    expect((await listMatches(ada, { limit: 9, status: 'active' })).items).toHaveLength(2)
    expect((await listMatches(ada, { limit: 9, status: 'unmatched' })).items).toMatchObject([{ id: first.items[0]?.id, status: 'unmatched' }])
  })
})

describe('unmatch', () => {
  it('decision 7: ends the match and archives the conversation for both, who keep reading it', async () => {
    const { ada, ben, id } = await pair()
    await like(ada, ben)
    const { view } = await like(ben, ada)
    await unmatch(ada, { id: view.matchId ?? '' })
    await unmatch(ben, { id: view.matchId ?? '' })
    expect(await matchesOf(ben)).toMatchObject([{ status: 'unmatched' }])
    for (const actor of [ada, ben]) expect(await getConversation(actor, { id })).toMatchObject({ archived: true })
    const told = published.filter(({ event }) => event.type === 'conversation_updated' && event.conversationId === id)
    expect(told.at(-1)?.userIds.toSorted()).toEqual([ada.made.id, ben.made.id].sort())
  })

  it('is found by number too, by the two alone, also without a conversation', async () => {
    const { ada, ben } = await matched()
    const [match] = await matchesOf(ada)
    expect(await refusal(unmatch(await person(), { id: match?.id ?? '' }))).toBe('not_found')
    await unmatch(ben, { id: String(match?.number) })
    expect(await getContactVerdict(ada, { id: ben.made.id })).toEqual({ verdict: 'request' })
  })

  it('takes both to be undone, and is the same match then', async () => {
    const { ada, ben, matchId } = await matched()
    await unmatch(ada, { id: matchId })
    expect((await like(ada, ben)).view).toEqual({ matchCreated: false, matchId: null })
    expect((await like(ben, ada)).view).toEqual({ matchCreated: true, matchId })
  })

  it('comes with a block, and does not come back when that ends', async () => {
    const { ada, ben } = await matched()
    await blockUser(ada, { id: ben.made.id })
    await unblockUser(ada, { id: ben.made.id })
    expect(await matchesOf(ben)).toEqual([])
    expect((await like(ada, ben)).view.matchCreated).toBe(false)
  })
})

describe('listDiscovery', () => {
  const discovered = async (who: Actor) => {
    const ids: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listDiscovery(who, { limit: 7, cursor })
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    return ids
  }

  it('decision 7: leaves out whom one talks to, but not who has not let one in', async () => {
    const { ada, ben } = await pair()
    const cleo = await person()
    await sendMessage(ada, { id: (await createConversation(ada, { memberIds: [ben.made.id] })).view.id, text: 'Hello' })
    await createRequest(ada, { userId: cleo.made.id, text: 'May I?' })
    const ids = await discovered(ada)
    expect([ids.includes(ben.made.id), ids.includes(cleo.made.id)]).toEqual([false, true])
  })

  it('shows everybody else once, newest first', async () => {
    const ada = await person()
    const [ben, cleo] = [await person(), await person()]
    const ids = await discovered(ada)
    expect(ids.slice(0, 2)).toEqual([cleo.made.id, ben.made.id])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(ada.made.id)
  })

  it('decision 7: leaves out who is liked, matched now or once, blocked either way, suspended or deleted', async () => {
    const ada = await person()
    const [liked, once, blocked, blocking, suspended, deleted, left] = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => person()))
    if (!liked || !once || !blocked || !blocking || !suspended || !deleted || !left) throw new Error('There are seven.')
    await like(ada, liked)
    await like(ada, once)
    const { view } = await like(once, ada)
    await unmatch(once, { id: view.matchId ?? '' })
    await blockUser(ada, { id: blocked.made.id })
    await blockUser(blocking, { id: ada.made.id })
    await sql`update users set suspended_at = now() where id = ${suspended.made.id}`
    await deleteMe(deleted, { password: deleted.made.password })
    const ids = await discovered(ada)
    expect([liked, once, blocked, blocking, suspended, deleted].filter(({ made }) => ids.includes(made.id))).toEqual([])
    expect(ids).toContain(left.made.id)
  })
})
