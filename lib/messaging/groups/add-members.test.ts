import { describe, expect, it } from 'vitest'
import { maxMembers } from '../policy'
import { createConversation } from '../conversations/create-conversation'
import { getConversation } from '../conversations/get-conversation'
import { listInbox } from '../conversations/list-inbox'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { blockUser } from '../people/block-user'
import { cancelRequest } from '../requests/cancel-request'
import { acceptRequest, declineRequest } from '../requests/decide-request'
import { listRequests } from '../requests/list-requests'
import { listEvents } from '../sync/list-events'
import { type Actor, refusal, scene } from '../testing/scene'
import { addMembers } from './add-members'
import { changeRole } from './change-role'
import { createGroup } from './create-group'
import { cast, standings, standingsIn } from './groups.fixture'
import { removeMember } from './remove-member'

const { person, pair, ctx, published } = scene()
const { friendOf, walkers, heardBy } = cast({ person, published })
const idsOf = (...people: Actor[]) => people.map(({ made }) => made.id)
const unknown = '01a1fc7b-0000-7000-8000-000000000000'
const inbox = (actor: Actor) => listInbox(actor, { filter: 'all', limit: 50 })
const waiting = async (actor: Actor) => (await listRequests(actor, { box: 'received', limit: 30 })).items
const strangers = person

/** Puts so many people into a group by hand. */
async function fill(id: string, count: number): Promise<void> {
  await ctx.sql`
    with made as (
      insert into users (id, username, username_key, name, name_key)
      select id, 'f' || id, 'f' || id, 'Filler', 'filler' from (select gen_random_uuid() as id from generate_series(1, ${count})) i returning id
    ), held as (update conversations set version = version + 1 where id = ${id} returning id)
    insert into memberships (conversation_id, user_id) select held.id, made.id from held, made`
}

describe('createGroup', () => {
  it('makes the caller its owner, and says who began it in a system message that is never unread', async () => {
    const { ada, ben, id } = await walkers()
    expect(await standings(ada, id)).toEqual(['Ada owner active', 'Ben member active', 'Cleo member active'])
    expect(await getConversation(ben, { id })).toMatchObject({
      kind: 'group', name: 'Walkers', state: 'active', unreadCount: 0, seq: 1, requestId: null,
      lastMessage: { kind: 'system', seq: 1, text: 'Ada created the group “Walkers”.', notice: { type: 'group_created', name: 'Walkers' }, sender: { id: ada.made.id } },
    })
    expect((await inbox(ben)).items.map(item => item.id)).toEqual([id])
    expect((await listInbox(ben, { filter: 'groups', limit: 50 })).items).toHaveLength(1)
  })

  it('tells everybody who is in', async () => {
    const { ada, ben, id } = await walkers()
    for (const actor of [ada, ben]) expect(heardBy(actor).filter(event => 'conversationId' in event && event.conversationId === id)).toMatchObject([{ type: 'message_created', seq: 1 }])
  })

  it('needs no name: more than one person make a group; oneself and repetitions count for nothing', async () => {
    const ada = await person({ name: 'Ada' })
    const [ben, cleo] = [await friendOf(ada, 'Ben'), await friendOf(ada, 'Cleo')]
    const { outcome, view } = await createConversation(ada, { memberIds: [...idsOf(ben, cleo, ben, ada), String(cleo.made.number)], text: 'Hello' })
    expect([outcome, view.kind, view.name, view.lastMessage?.text]).toEqual(['created', 'group', null, 'Hello'])
    expect(standingsIn(view)).toEqual(['Ada owner active', 'Ben member active', 'Cleo member active'])
  })

  it('takes a name of 1 to 80 characters, and at least one other person', async () => {
    const ada = await person()
    const ben = await friendOf(ada)
    const named = (name: string) => createConversation(ada, { memberIds: idsOf(ben), name })
    expect((await named('  Long \n walks ')).view.name).toBe('Long walks')
    for (const name of ['', ' ', 'x'.repeat(81), '\u200b']) expect(await refusal(named(name))).toBe('validation_failed')
    expect(await refusal(createConversation(ada, { memberIds: idsOf(ada), name: 'Alone' }))).toBe('validation_failed')
  })

  it('decision 3: refuses with the code of a send, and says which person', async () => {
    const ada = await person()
    const [friend, blocked, blocker, closed, gone] = await Promise.all([friendOf(ada), person(), person(), person(), person()])
    await blockUser(ada, { id: blocked.made.id })
    await blockUser(blocker, { id: ada.made.id })
    await ctx.sql`update users set who_can_message = 'nobody' where id = ${closed.made.id}`
    await ctx.sql`update users set deleted_at = now() where id = ${gone.made.id}`
    const cases = [[blocked.made.id, 'user_blocked'], [blocker.made.id, 'not_accepting'], [closed.made.id, 'not_accepting'], [gone.made.id, 'not_found'], [unknown, 'not_found'], ['me', 'validation_failed']] as const
    for (const [ref, code] of cases) {
      await expect(createGroup(ada, { memberIds: [friend.made.id, ref], name: 'Walkers' })).rejects.toMatchObject({ code, extra: { errors: [{ path: 'memberIds.1' }] } })
    }
    expect((await inbox(ada)).items).toEqual([])
  })

  it('decision 17: has at most 256 members, the caller with them', async () => {
    const ada = await person()
    const made = await ctx.sql<{ id: string }[]>`
      insert into users (id, username, username_key, name, name_key)
      select id, 'm' || id, 'm' || id, 'Many', 'many' from (select gen_random_uuid() as id from generate_series(1, 256)) i returning id`
    const ids = made.map(({ id }) => id)
    expect(await refusal(createGroup(ada, { memberIds: ids, name: 'Too many' }))).toBe('group_full')
    const { id } = await createGroup(ada, { memberIds: [...ids.slice(1), ada.made.id], name: 'All' })
    expect((await getConversation(ada, { id })).members).toHaveLength(maxMembers)
  })
})

describe('a stranger in a group (decision 17)', () => {
  async function invited() {
    const ada = await person({ name: 'Ada' })
    const [ben, eve] = [await friendOf(ada, 'Ben'), await strangers({ name: 'Eve' })]
    const { id } = await createGroup(ada, { memberIds: idsOf(ben, eve), name: 'Walkers' })
    const [request] = await waiting(eve)
    return { ada, ben, eve, id, requestId: request?.id ?? '', request }
  }

  it('gets it as a request: not in the inbox, hearing no more of the group than that something was said, but to be looked at', async () => {
    const { ada, eve, id, request } = await invited()
    await sendMessage(ada, { id, text: 'Where to?' })
    expect(request).toMatchObject({ conversationId: id, status: 'pending', text: 'Ada created the group “Walkers”.', from: { id: ada.made.id }, to: { id: eve.made.id } })
    expect((await inbox(eve)).items).toEqual([])
    expect(heardBy(eve).map(({ type }) => type)).toEqual(['request_created', 'conversation_updated'])
    expect(await getConversation(eve, { id })).toMatchObject({ state: 'requested', requestId: request?.id, lastMessage: { text: 'Where to?' } })
    expect(await getConversation(ada, { id })).toMatchObject({ requestId: null })
    expect(await standings(ada, id)).toEqual(['Ada owner active', 'Ben member active', 'Eve member requested'])
  })

  it('accepts, and the group says so', async () => {
    const { ada, ben, eve, id, requestId } = await invited()
    const mark = published.length
    expect(await acceptRequest(eve, { id: requestId })).toMatchObject({ status: 'accepted' })
    expect(await getConversation(ben, { id })).toMatchObject({ lastMessage: { text: 'Eve joined.', notice: { type: 'member_joined' } }, seq: 2 })
    expect(await standings(ben, id)).toContain('Eve member active')
    for (const actor of [ada, ben, eve]) expect(heardBy(actor, mark)).toContainEqual(expect.objectContaining({ type: 'message_created', seq: 2 }))
    expect((await inbox(eve)).items.map(item => item.id)).toEqual([id])
    expect((await acceptRequest(eve, { id: requestId })).status).toBe('accepted')
    expect((await getConversation(ben, { id })).seq).toBe(2)
  })

  it('accepts by saying something, for themselves only', async () => {
    const { ada, ben, eve, id, requestId } = await invited()
    const fay = await strangers({ name: 'Fay' })
    await addMembers(ada, { id, userIds: idsOf(fay) })
    const mark = published.length
    await sendMessage(eve, { id, text: 'Hello all' })
    expect(await standings(ada, id)).toEqual(['Ada owner active', 'Ben member active', 'Eve member active', 'Fay member requested'])
    expect((await waiting(eve))).toEqual([])
    expect((await waiting(fay))).toHaveLength(1)
    expect(heardBy(ada, mark)).toContainEqual(expect.objectContaining({ type: 'request_updated', request: expect.objectContaining({ id: requestId, status: 'accepted' }) }))
    expect(heardBy(ben, mark).map(({ type }) => type)).toEqual(expect.arrayContaining(['message_created', 'conversation_updated']))
  })

  it('decision 5: declines without a word; asked again within seven days hears nothing, and it looks as if they did', async () => {
    const { ada, eve, id, requestId } = await invited()
    await declineRequest(eve, { id: requestId })
    expect(await standings(ada, id)).toContain('Eve member requested')
    expect(await refusal(getConversation(eve, { id }))).toBe('not_found')
    const seq = (await addMembers(ada, { id, userIds: idsOf(eve) })).seq
    expect(seq).toBe(1)
    await removeMember(ada, { id, userId: eve.made.id })
    const mark = published.length
    expect(standingsIn(await addMembers(ada, { id, userIds: idsOf(eve) }))).toContain('Eve member requested')
    expect((await listRequests(ada, { box: 'sent', limit: 30 })).items.map(({ status }) => status)).toEqual(['pending', 'cancelled'])
    expect(heardBy(eve, mark)).toEqual([])
    expect(await waiting(eve)).toEqual([])
    await ctx.sql`update requests set declined_at = declined_at - interval '8 days' where conversation_id = ${id}`
    await addMembers(ada, { id, userIds: idsOf(eve) })
    expect(await waiting(eve)).toHaveLength(1)
  })

  it('a request that is taken back, or removed, disappears, and the group with it', async () => {
    for (const takeBack of [
      ({ ada, requestId }: Awaited<ReturnType<typeof invited>>) => cancelRequest(ada, { id: requestId }),
      ({ ada, eve, id }: Awaited<ReturnType<typeof invited>>) => removeMember(ada, { id, userId: eve.made.id }),
    ]) {
      const scene = await invited()
      const { ada, eve, id } = scene
      await takeBack(scene)
      expect(await waiting(eve)).toEqual([])
      expect(await refusal(getConversation(eve, { id }))).toBe('not_found')
      expect(await refusal(sendMessage(eve, { id, text: 'Hello?' }))).toBe('not_found')
      expect(await standings(ada, id)).toContain('Eve member left')
      await addMembers(ada, { id, userIds: idsOf(eve) })
      expect(await waiting(eve)).toHaveLength(1)
    }
  })
})

describe('addMembers', () => {
  it('is for owners and admins of groups', async () => {
    const { ada, ben, id } = await walkers()
    const dov = await friendOf(ben, 'Dov')
    expect(await refusal(addMembers(ben, { id, userIds: idsOf(dov) }))).toBe('forbidden')
    await changeRole(ada, { id, userId: ben.made.id, role: 'admin' })
    expect(standingsIn(await addMembers(ben, { id, userIds: idsOf(dov) }))).toContain('Dov member active')
    expect(await refusal(addMembers(await person(), { id, userIds: idsOf(dov) }))).toBe('not_found')
    const direct = await pair()
    expect(await refusal(addMembers(direct.ada, { id: direct.id, userIds: idsOf(dov) }))).toBe('conflict')
  })

  it('says in one numbered message who came; the newcomers see what is said from there on', async () => {
    const { ada, id } = await walkers()
    await sendMessage(ada, { id, text: 'Before' })
    const [dov, eve] = [await friendOf(ada, 'Dov'), await friendOf(ada, 'Eve')]
    const view = await addMembers(ada, { id, userIds: idsOf(dov, eve) })
    expect(view).toMatchObject({ seq: 3, lastMessage: { text: 'Ada added Dov and Eve.', notice: { type: 'members_added', userIds: idsOf(dov, eve), names: ['Dov', 'Eve'] } } })
    await sendMessage(ada, { id, text: 'After' })
    expect((await listMessages(dov, { id, limit: 50 })).items.map(({ text }) => text)).toEqual(['Ada added Dov and Eve.', 'After'])
    expect(await getConversation(dov, { id })).toMatchObject({ unreadCount: 1, clearedSeq: 2 })
    const { items } = await listEvents(dov, { id, after: 0, limit: 50 })
    expect(items.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 message_deleted', '2 message_deleted', '3 message_created', '4 message_created'])
  })

  it('passes over who is in already or was asked, and burns no number', async () => {
    const { ada, ben, cleo, id } = await walkers()
    expect((await addMembers(ada, { id, userIds: idsOf(ada, ben, cleo) })).seq).toBe(1)
  })

  it('brings back who left, as a member who sees nothing of what was said before', async () => {
    const { ada, ben, id } = await walkers()
    await changeRole(ada, { id, userId: ben.made.id, role: 'admin' })
    await removeMember(ben, { id, userId: ben.made.id })
    await sendMessage(ada, { id, text: 'In between' })
    expect(standingsIn(await addMembers(ada, { id, userIds: idsOf(ben) }))).toEqual(['Ada owner active', 'Cleo member active', 'Ben member active'])
    expect((await listMessages(ben, { id, limit: 50 })).items.map(({ text }) => text)).toEqual(['Ada added Ben.'])
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 0, state: 'active' })
    expect((await inbox(ben)).items.map(item => item.id)).toEqual([id])
  })

  it('refuses people as a creation does, in `userIds`', async () => {
    const { ada, id } = await walkers()
    const blocker = await person()
    await blockUser(blocker, { id: ada.made.id })
    await expect(addMembers(ada, { id, userIds: idsOf(blocker) })).rejects.toMatchObject({ code: 'not_accepting', extra: { errors: [{ path: 'userIds.0' }] } })
  })

  it('decision 17: 300 at once never pass 256', async () => {
    const { ada, id } = await walkers()
    await fill(id, 248)
    const made = await ctx.sql<{ id: string }[]>`
      insert into users (id, username, username_key, name, name_key)
      select id, 'r' || id, 'r' || id, 'Rush', 'rush' from (select gen_random_uuid() as id from generate_series(1, 300)) i returning id`
    const codes = await Promise.all(made.map(({ id: userId }) => addMembers(ada, { id, userIds: [userId] }).then(() => 'added', (error: { code: string }) => error.code)))
    expect(codes.filter(code => code === 'added')).toHaveLength(5)
    expect(new Set(codes)).toEqual(new Set(['added', 'group_full']))
    const { members, seq } = await getConversation(ada, { id })
    expect([members.length, seq]).toEqual([maxMembers, 6])
  }, 60_000)
})
