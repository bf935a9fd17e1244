import { describe, expect, it } from 'vitest'
import { clearConversation } from '../conversations/clear-conversation'
import { getConversation } from '../conversations/get-conversation'
import { listInbox } from '../conversations/list-inbox'
import { updateMembership } from '../conversations/update-membership'
import { getMe } from '../people/get-me'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { acceptRequest, declineRequest } from '../requests/decide-request'
import { listEvents } from '../sync/list-events'
import { sync } from '../sync/sync'
import { refusal, scene } from '../testing/scene'
import { addMembers } from './add-members'
import { changeRole } from './change-role'
import { createGroup } from './create-group'
import { cast, standings } from './groups.fixture'
import { leaveGroup, removeMember } from './remove-member'
import { renameGroup } from './rename-group'

const { person, pair, ctx, published } = scene()
const { friendOf, walkers, heardBy } = cast({ person, published })
const listed = async (actor: Parameters<typeof listInbox>[0], filter: 'all' | 'archived' | 'groups' | 'unread') =>
  (await listInbox(actor, { filter, limit: 50 })).items.map(({ id }) => id)

describe('removeMember', () => {
  it('an owner removes anybody, an admin members only, a member nobody', async () => {
    const { ada, ben, cleo, id } = await walkers()
    const dov = await friendOf(ada, 'Dov')
    await addMembers(ada, { id, userIds: [dov.made.id] })
    expect(await refusal(removeMember(ben, { id, userId: cleo.made.id }))).toBe('forbidden')
    await changeRole(ada, { id, userId: ben.made.id, role: 'admin' })
    await changeRole(ada, { id, userId: cleo.made.id, role: 'admin' })
    for (const { made } of [ada, cleo]) expect(await refusal(removeMember(ben, { id, userId: made.id }))).toBe('forbidden')
    await removeMember(ben, { id, userId: String(dov.made.number) })
    await changeRole(ada, { id, userId: cleo.made.id, role: 'owner' })
    await removeMember(cleo, { id, userId: ada.made.id })
    expect(await standings(cleo, id)).toEqual(['Ada member left', 'Ben admin active', 'Cleo owner active', 'Dov member left'])
  })

  it('tells the group in a system message', async () => {
    const { ada, ben, cleo, id } = await walkers()
    await removeMember(ada, { id, userId: ben.made.id })
    expect(await getConversation(cleo, { id })).toMatchObject({ lastMessage: { text: 'Ada removed Ben.', notice: { type: 'member_removed', userId: ben.made.id, name: 'Ben' } }, unreadCount: 0 })
  })

  it('knows nobody who is not in it, and no direct conversation', async () => {
    const { ada, ben, id } = await walkers()
    const outsider = await person()
    await removeMember(ada, { id, userId: ben.made.id })
    for (const ref of [outsider.made.id, ben.made.id, 'somebody']) expect(await refusal(removeMember(ada, { id, userId: ref }))).toBe('not_found')
    expect(await refusal(removeMember(outsider, { id, userId: ada.made.id }))).toBe('not_found')
    const direct = await pair()
    expect(await refusal(removeMember(direct.ada, { id: direct.id, userId: direct.ben.made.id }))).toBe('conflict')
    expect(await refusal(leaveGroup(direct.ada, { id: direct.id }))).toBe('conflict')
  })
})

describe('leaveGroup', () => {
  it('passes the group on to the admin who is in it for longest, else to the member', async () => {
    const { ada, ben, cleo, id } = await walkers()
    await changeRole(ada, { id, userId: cleo.made.id, role: 'admin' })
    await removeMember(ada, { id, userId: ada.made.id })
    expect(await standings(ben, id)).toEqual(['Ada member left', 'Ben member active', 'Cleo owner active'])
    await leaveGroup(cleo, { id })
    expect(await standings(ben, id)).toEqual(['Ada member left', 'Ben owner active', 'Cleo member left'])
    expect((await getConversation(ben, { id })).lastMessage).toMatchObject({ text: 'Cleo left.', notice: { type: 'member_left' } })
  })

  it('passes nothing on while another owner stays, and leaves an empty group behind at last', async () => {
    const { ada, ben, cleo, id } = await walkers()
    await changeRole(ada, { id, userId: cleo.made.id, role: 'owner' })
    await leaveGroup(ada, { id })
    expect(await standings(ben, id)).toEqual(['Ada member left', 'Ben member active', 'Cleo owner active'])
    await leaveGroup(cleo, { id })
    await leaveGroup(ben, { id })
    expect(await standings(ben, id)).toEqual(['Ada member left', 'Ben member left', 'Cleo member left'])
    expect(await refusal(leaveGroup(ben, { id }))).toBe('not_found')
  })
})

describe('the last one to leave', () => {
  it('takes back what others were asked, so that nobody comes into a group that nobody owns', async () => {
    const { ada, ben, cleo, id } = await walkers()
    const eve = await person()
    await addMembers(ada, { id, userIds: [eve.made.id] })
    const requestId = (await getConversation(eve, { id })).requestId ?? ''
    for (const actor of [ada, ben]) await leaveGroup(actor, { id })
    expect(await getConversation(eve, { id })).toMatchObject({ state: 'requested' })
    const mark = published.length
    await leaveGroup(cleo, { id })
    expect(heardBy(eve, mark).map(({ type }) => type)).toEqual(['conversation_updated', 'request_updated'])
    expect(await refusal(acceptRequest(eve, { id: requestId }))).toBe('not_found')
    expect(await refusal(sendMessage(eve, { id, text: 'Anybody?' }))).toBe('not_found')
    expect(await refusal(getConversation(eve, { id }))).toBe('not_found')
  })
})

describe('who left or was removed', () => {
  async function left() {
    const group = await walkers()
    const { ada, ben, id } = group
    await sendMessage(ada, { id, text: 'Before' })
    await leaveGroup(ben, { id })
    const mark = published.length
    const after = (await sendMessage(ada, { id, text: 'After' })).view
    const dov = await friendOf(ada, 'Dov')
    await addMembers(ada, { id, userIds: [dov.made.id] })
    await renameGroup(ada, { id, name: 'Runners' })
    return { ...group, after, mark }
  }

  it('sees what was said until then, with their leaving, and nobody who came later', async () => {
    const { ben, cleo, id, after } = await left()
    expect((await listMessages(ben, { id, limit: 50 })).items.map(({ text }) => text)).toEqual(['Ada created the group “Walkers”.', 'Before', 'Ben left.'])
    expect(await getConversation(ben, { id })).toMatchObject({ state: 'left', seq: 3, unreadCount: 0, lastMessage: { text: 'Ben left.' } })
    expect(await standings(ben, id)).toEqual(['Ada owner active', 'Ben member left', 'Cleo member active'])
    expect((await listEvents(ben, { id, after: 0, limit: 50 })).items.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(await refusal(listMessages(ben, { id, around: after.id, limit: 10 }))).toBe('not_found')
    expect((await getConversation(cleo, { id })).seq).toBe(6)
  })

  it('hears of their leaving once, and of nothing after it', async () => {
    const { ada, ben, cleo, id, mark } = await left()
    expect(heardBy(ben).at(-1)).toMatchObject({ type: 'conversation_updated', conversationId: id })
    expect(heardBy(ben, mark)).toEqual([])
    expect(heardBy(cleo, mark)).toHaveLength(3)
    const end = published.length
    await removeMember(ada, { id, userId: cleo.made.id })
    expect(heardBy(cleo, end).map(({ type }) => type)).toEqual(['conversation_updated'])
    expect(heardBy(ben, end)).toEqual([])
  })

  it('nor does sync bring it up for what is said later, to them or to who declined', async () => {
    const { ada, ben, cleo, id } = await walkers()
    const eve = await person()
    await addMembers(ada, { id, userIds: [eve.made.id] })
    await declineRequest(eve, { id: (await getConversation(eve, { id })).requestId ?? '' })
    await leaveGroup(ben, { id })
    const changes = () => ctx.sql`select user_id, changed_at, activity_at from memberships where conversation_id = ${id} and state in ('left', 'declined') order by user_id`
    const before = await changes()
    await sendMessage(ada, { id, text: 'After' })
    await renameGroup(ada, { id, name: 'Runners' })
    const fay = await person()
    await addMembers(ada, { id, userIds: [fay.made.id] })
    await sendMessage(fay, { id, text: 'Here I am' })
    await removeMember(ada, { id, userId: fay.made.id })
    expect((await changes()).filter(row => row.user_id !== fay.made.id)).toEqual([...before])
    expect((await getConversation(cleo, { id })).lastMessage?.text).toBe(`Ada removed ${fay.made.name}.`)
  })

  it('may change nothing in it', async () => {
    const { ben, cleo, id } = await left()
    const refusals = await Promise.all([
      sendMessage(ben, { id, text: 'Wait' }),
      renameGroup(ben, { id, name: 'Mine' }),
      addMembers(ben, { id, userIds: [cleo.made.id] }),
      changeRole(ben, { id, userId: cleo.made.id, role: 'admin' }),
      removeMember(ben, { id, userId: cleo.made.id }),
      updateMembership(ben, { id, pinned: true }),
    ].map(refusal))
    expect(new Set(refusals)).toEqual(new Set(['not_found']))
  })

  it('finds it with what is archived, and nowhere once they clear it', async () => {
    const { ben, id } = await left()
    expect(await Promise.all((['all', 'groups', 'unread', 'archived'] as const).map(filter => listed(ben, filter)))).toEqual([[], [], [], [id]])
    expect(await getMe(ben)).toMatchObject({ unreadCount: 0 })
    expect((await sync(ben, {})).conversations).toEqual([])
    await clearConversation(ben, { id })
    expect(await listed(ben, 'archived')).toEqual([])
    expect(await refusal(getConversation(ben, { id }))).toBe('not_found')
  })
})

describe('changeRole', () => {
  it('is for owners, and for members who are in', async () => {
    const { ada, ben, cleo, id } = await walkers()
    const eve = await person({ name: 'Eve' })
    await addMembers(ada, { id, userIds: [eve.made.id] })
    expect((await changeRole(ada, { id, userId: ben.made.id, role: 'admin' })).lastMessage).toMatchObject({ text: 'Ada made Ben an admin.' })
    expect(await refusal(changeRole(ben, { id, userId: cleo.made.id, role: 'admin' }))).toBe('forbidden')
    for (const ref of [eve.made.id, (await person()).made.id]) expect(await refusal(changeRole(ada, { id, userId: ref, role: 'admin' }))).toBe('not_found')
    const direct = await pair()
    expect(await refusal(changeRole(direct.ada, { id: direct.id, userId: direct.ben.made.id, role: 'admin' }))).toBe('conflict')
  })

  it('allows several owners, and never leaves a group without one', async () => {
    const { ada, ben, id } = await walkers()
    expect(await refusal(changeRole(ada, { id, userId: ada.made.id, role: 'member' }))).toBe('conflict')
    await changeRole(ada, { id, userId: ben.made.id, role: 'owner' })
    await changeRole(ada, { id, userId: ada.made.id, role: 'member' })
    expect(await standings(ada, id)).toEqual(['Ada member active', 'Ben owner active', 'Cleo member active'])
  })

  it('the same role again changes nothing', async () => {
    const { ada, ben, id } = await walkers()
    expect((await changeRole(ada, { id, userId: ben.made.id, role: 'member' })).seq).toBe(1)
  })
})

describe('renameGroup', () => {
  it('is for owners and admins of groups; the same name again changes nothing', async () => {
    const { ada, ben, id } = await walkers()
    expect(await renameGroup(ada, { id, name: ' Runners ' })).toMatchObject({ name: 'Runners', seq: 2, lastMessage: { text: 'Ada named the group “Runners”.', notice: { type: 'group_renamed', name: 'Runners' } } })
    expect((await renameGroup(ada, { id, name: 'Runners' })).seq).toBe(2)
    expect(await refusal(renameGroup(ben, { id, name: 'Mine' }))).toBe('forbidden')
    for (const name of ['', 'x'.repeat(81), 'a\u0000b']) expect(await refusal(renameGroup(ada, { id, name }))).toBe('validation_failed')
    const direct = await pair()
    expect(await refusal(renameGroup(direct.ada, { id: direct.id, name: 'Us' }))).toBe('conflict')
  })
})

describe('many at once', () => {
  const ownersOf = async (id: string) =>
    (await ctx.sql<{ userId: string }[]>`select user_id as "userId" from memberships where conversation_id = ${id} and role = 'owner' and state = 'active'`).map(({ userId }) => userId)

  it('two owners who leave together leave one chain of ownership', async () => {
    for (let round = 0; round < 5; round++) {
      const { ada, ben, cleo, id } = await walkers()
      await changeRole(ada, { id, userId: ben.made.id, role: 'owner' })
      await Promise.all([leaveGroup(ada, { id }), leaveGroup(ben, { id })])
      expect(await ownersOf(id)).toEqual([cleo.made.id])
      const { items } = await listEvents(cleo, { id, after: 0, limit: 50 })
      expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    }
  })

  it('who is asked and accepts while the last one leaves owns the group, or finds nothing to accept', async () => {
    for (let round = 0; round < 5; round++) {
      const [ada, eve] = [await person(), await person()]
      const { id } = await createGroup(ada, { memberIds: [eve.made.id], name: 'Walkers' })
      const requestId = (await getConversation(eve, { id })).requestId ?? ''
      const [accepted] = await Promise.allSettled([acceptRequest(eve, { id: requestId }), leaveGroup(ada, { id })])
      expect(await ownersOf(id)).toEqual(accepted.status === 'fulfilled' ? [eve.made.id] : [])
    }
  })

  it('two owners who demote each other leave one of them', async () => {
    const { ada, ben, id } = await walkers()
    await changeRole(ada, { id, userId: ben.made.id, role: 'owner' })
    const outcomes = await Promise.allSettled([changeRole(ada, { id, userId: ben.made.id, role: 'member' }), changeRole(ben, { id, userId: ada.made.id, role: 'member' })])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ownersOf(id)).toHaveLength(1)
  })

  it('a name given by who is leaving is numbered before their leaving, or refused', async () => {
    for (let round = 0; round < 5; round++) {
      const { ada, ben, cleo, id } = await walkers()
      await changeRole(ada, { id, userId: ben.made.id, role: 'admin' })
      const [renamed] = await Promise.allSettled([renameGroup(ben, { id, name: 'Runners' }), leaveGroup(ben, { id })])
      const notices = (await listMessages(cleo, { id, limit: 50 })).items.map(({ notice }) => notice?.type)
      expect(notices.slice(2)).toEqual(renamed.status === 'fulfilled' ? ['group_renamed', 'member_left'] : ['member_left'])
      expect((await getConversation(cleo, { id })).name).toBe(renamed.status === 'fulfilled' ? 'Runners' : 'Walkers')
    }
  })

  it('what a removed member sends meanwhile is said before their removal, or refused', async () => {
    const { ada, ben, cleo, id } = await walkers()
    const sends = Array.from({ length: 30 }, (_, index) => sendMessage(ben, { id, text: `Line ${index}` }).then(() => 'said', (error: { code: string }) => error.code))
    const [codes] = await Promise.all([Promise.all(sends), removeMember(ada, { id, userId: ben.made.id })])
    const { items } = await listMessages(cleo, { id, limit: 100 })
    const removal = items.findIndex(({ notice }) => notice?.type === 'member_removed')
    expect(items.slice(removal + 1)).toEqual([])
    expect(items.filter(({ kind }) => kind === 'text')).toHaveLength(codes.filter(code => code === 'said').length)
    expect(new Set(codes.filter(code => code !== 'said'))).toSatisfy((rest: Set<string>) => rest.size === 0 || (rest.size === 1 && rest.has('not_found')))
  })
})
