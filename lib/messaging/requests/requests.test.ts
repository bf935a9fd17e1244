import { describe, expect, it } from 'vitest'
import { createConversation } from '../conversations/create-conversation'
import { getConversation } from '../conversations/get-conversation'
import { listInbox } from '../conversations/list-inbox'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { getMe } from '../people/get-me'
import { blockUser } from '../people/block-user'
import { followUser } from '../people/follow-user'
import { type Actor, refusal, scene } from '../testing/scene'
import { cancelRequest } from './cancel-request'
import { createRequest } from './create-request'
import { acceptRequest, acceptToMatch, declineRequest } from './decide-request'
import { decideRequests } from './decide-requests'
import { listRequests } from './list-requests'
import { requestsIn } from './requests-in'

const { person, published, ctx } = scene()
const people = () => Promise.all([person(), person()])
const ask = async (from: Actor, to: Actor, text = 'May I?') => (await createRequest(from, { userId: to.made.id, text })).view
const received = async (by: Actor) => (await listRequests(by, { box: 'received', limit: 30 })).items
const sent = async (by: Actor) => (await listRequests(by, { box: 'sent', limit: 30 })).items
const inbox = async (by: Actor) => (await listInbox(by, { filter: 'all', limit: 30 })).items
const lenient = (actor: Actor): Actor => ({ ...actor, rules: { ...actor.rules, unanswered: 20 } })
const later = (days: number) => ctx.sql`update requests set declined_at = declined_at - make_interval(days => ${days})`

describe('asking (decisions 3 and 4)', () => {
  it('a stranger’s first message is a request: listed for the recipient, not in their inbox, not unread', async () => {
    const [ada, ben] = await people()
    const request = await ask(ada, ben)
    expect(request).toMatchObject({ status: 'pending', text: 'May I?', from: { id: ada.made.id }, to: { id: ben.made.id } })
    expect(await received(ben)).toEqual([request])
    expect(await inbox(ben)).toEqual([])
    expect(await getMe(ben)).toMatchObject({ unreadCount: 0, requestCount: 1 })
    expect((await inbox(ada)).map(({ requestId, state }) => ({ requestId, state }))).toEqual([{ requestId: request.id, state: 'active' }])
  })

  it('the same by a conversation with a text', async () => {
    const [ada, ben] = await people()
    const { view } = await createConversation(ada, { memberIds: [ben.made.id], text: 'Hello' })
    expect(await received(ben)).toMatchObject([{ conversationId: view.id, text: 'Hello', status: 'pending' }])
  })

  it('decision 4: one message until accepted, the same for a second request', async () => {
    const [ada, ben] = await people()
    const { conversationId } = await ask(ada, ben)
    expect(await refusal(sendMessage(ada, { id: conversationId, text: 'Hello?' }))).toBe('request_pending')
    expect(await refusal(createRequest(ada, { userId: ben.made.id, text: 'Hello?' }))).toBe('request_pending')
  })

  it('decision 4: where the surface allows twenty, the twenty-first is refused', async () => {
    const [ada, ben] = await people()
    const { conversationId } = await ask(ada, ben)
    for (let count = 2; count <= 20; count++) await sendMessage(lenient(ada), { id: conversationId, text: `${count}` })
    expect(await refusal(sendMessage(lenient(ada), { id: conversationId, text: '21' }))).toBe('request_pending')
  })

  it('decision 7: the longest text of a request is the surface’s', async () => {
    const [ada, ben] = await people()
    const short = { ...ada, rules: { ...ada.rules, requestTextLimit: 250 } }
    expect(await refusal(createRequest(short, { userId: ben.made.id, text: 'x'.repeat(251) }))).toBe('text_too_long')
    expect(await createRequest(short, { userId: ben.made.id, text: '🙂'.repeat(250) })).toMatchObject({ outcome: 'created' })
  })

  it('rule 7: the same client id answers the first request again, also once more is refused', async () => {
    const [ada, ben] = await people()
    const input = { userId: ben.made.id, text: 'Once', clientId: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b78' }
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, () => createRequest(ada, input)))
    expect(new Set([first, ...others].map(answer => answer?.view.id)).size).toBe(1)
    expect(await received(ben)).toHaveLength(1)
    expect(await createRequest(ada, input)).toMatchObject({ outcome: 'replayed', view: { status: 'pending' } })
  })

  it('decision 6: who follows the recipient needs no acceptance, unless the recipient says otherwise', async () => {
    const [ada, ben] = await people()
    await followUser(ada, { id: ben.made.id })
    expect(await ask(ada, ben)).toMatchObject({ status: 'accepted' })
    expect(await inbox(ben)).toMatchObject([{ state: 'active', unreadCount: 1 }])
    const [cleo, dan] = await people()
    await ctx.sql`update users set auto_accept = 'off' where id = ${dan.made.id}`
    await followUser(cleo, { id: dan.made.id })
    expect(await ask(cleo, dan)).toMatchObject({ status: 'pending' })
  })

  it('who talks already cannot be asked', async () => {
    const [ada, ben] = await people()
    await acceptRequest(ben, { id: (await ask(ada, ben)).id })
    expect(await refusal(createRequest(ada, { userId: ben.made.id, text: 'Again' }))).toBe('conflict')
    await blockUser(ben, { id: ada.made.id })
    expect(await refusal(createRequest(ada, { userId: ben.made.id, text: 'Again' }))).toBe('not_accepting')
  })

  it('50 requests at once from both sides make one conversation, and each accepts the other', async () => {
    const [ada, ben] = await people()
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, index) =>
      index % 2 ? createRequest(ada, { userId: ben.made.id, text: 'a' }) : createRequest(ben, { userId: ada.made.id, text: 'b' })))
    const views = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value.view] : []))
    expect(new Set(views.map(({ conversationId }) => conversationId)).size).toBe(1)
    const states = await ctx.sql`select state from memberships where conversation_id = ${views[0]?.conversationId ?? ''}`
    expect(states.map(({ state }) => String(state))).toEqual(['active', 'active'])
    expect([...(await received(ada)), ...(await received(ben))]).toEqual([])
  })
})

describe('answering (decision 5)', () => {
  it('accepting puts it into both inboxes, and what was asked is unread', async () => {
    const [ada, ben] = await people()
    const { id, conversationId } = await ask(ada, ben)
    expect(await acceptRequest(ben, { id })).toMatchObject({ id, status: 'accepted' })
    expect(await inbox(ben)).toMatchObject([{ id: conversationId, state: 'active', unreadCount: 1, requestId: null }])
    expect(await sendMessage(ada, { id: conversationId, text: 'Thank you' })).toMatchObject({ outcome: 'created' })
    expect(await getMe(ben)).toMatchObject({ unreadCount: 2, requestCount: 0 })
  })

  it('a reply accepts', async () => {
    const [ada, ben] = await people()
    const { id, conversationId } = await ask(ada, ben)
    await sendMessage(ben, { id: conversationId, text: 'Gladly' })
    expect(await sent(ada)).toMatchObject([{ id, status: 'accepted' }])
    expect(await getConversation(ben, { id: conversationId })).toMatchObject({ state: 'active' })
  })

  it('asking each other accepts: the second answers as accepted, with the conversation', async () => {
    const [ada, ben] = await people()
    const first = await ask(ada, ben)
    expect(await ask(ben, ada)).toMatchObject({ id: first.id, status: 'accepted', conversationId: first.conversationId })
  })

  it('a decline changes nothing that the sender can get, and no event tells', async () => {
    const [ada, ben] = await people()
    const request = await ask(ada, ben)
    const seen = async () => [await sent(ada), await inbox(ada), await getConversation(ada, { id: request.conversationId }), await getMe(ada)]
    const before = await seen()
    const events = published.length
    await declineRequest(ben, { id: request.id })
    expect(await seen()).toEqual(before)
    expect(published.slice(events).flatMap(({ userIds }) => userIds)).not.toContain(ada.made.id)
    expect(await refusal(createRequest(ada, { userId: ben.made.id, text: 'Again' }))).toBe('request_pending')
    expect(await received(ben)).toEqual([])
  })

  it('after a decline a lenient surface still takes words, which the recipient does not hear', async () => {
    const [ada, ben] = await people()
    const { id, conversationId } = await ask(ada, ben)
    await declineRequest(ben, { id })
    const events = published.length
    expect(await sendMessage(lenient(ada), { id: conversationId, text: 'More' })).toMatchObject({ outcome: 'created' })
    expect(published.slice(events).flatMap(({ userIds }) => userIds)).not.toContain(ben.made.id)
    expect(await refusal(getConversation(ben, { id: conversationId }))).toBe('not_found')
  })

  it('after seven days asking again is a new request', async () => {
    const [ada, ben] = await people()
    const first = await ask(ada, ben)
    await declineRequest(ben, { id: first.id })
    await later(7)
    const second = await ask(ada, ben, 'Now?')
    expect(second.id).not.toBe(first.id)
    expect(await received(ben)).toEqual([second])
    expect((await sent(ada)).map(({ status }) => status)).toEqual(['pending', 'cancelled'])
  })

  it('a cancelled request disappears for the recipient, who never sees its words, and may be made again', async () => {
    const [ada, ben] = await people()
    const first = await ask(ada, ben, 'Forget this')
    await cancelRequest(ada, { id: first.id })
    expect(await received(ben)).toEqual([])
    expect(await refusal(acceptRequest(ben, { id: first.id }))).toBe('not_found')
    expect(await sent(ada)).toMatchObject([{ status: 'cancelled' }])
    const second = await ask(ada, ben, 'Better')
    await acceptRequest(ben, { id: second.id })
    expect((await listMessages(ben, { id: second.conversationId, limit: 10 })).items.map(({ text }) => text)).toEqual(['Better'])
  })

  it('cancelling and asking again neither tells of a decline nor reaches who declined', async () => {
    const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
    const declined = await ask(ada, ben)
    const waiting = await ask(ada, cleo)
    await declineRequest(ben, { id: declined.id })
    await Promise.all([declined, waiting].map(({ id }) => cancelRequest(ada, { id })))
    const [again, same] = [await ask(ada, ben, 'Again'), await ask(ada, cleo, 'Again')]
    const shape = ({ status, text }: typeof again) => ({ status, text })
    expect(shape(again)).toEqual(shape(same))
    expect(await received(ben)).toEqual([])
    expect(await received(cleo)).toMatchObject([{ text: 'Again' }])
  })

  it('who declined may write first after all, which accepts', async () => {
    const [ada, ben] = await people()
    const { id } = await ask(ada, ben)
    await declineRequest(ben, { id })
    const { view } = await createConversation(ben, { memberIds: [ada.made.id], text: 'On second thought' })
    expect(view).toMatchObject({ state: 'active' })
    expect(await sent(ada)).toMatchObject([{ id, status: 'accepted' }])
  })

  it('accept and decline together: one of them is the answer, and the other is told', async () => {
    for (let round = 0; round < 10; round++) {
      const [ada, ben] = await people()
      const { id, conversationId } = await ask(ada, ben)
      const answers = await Promise.allSettled([acceptRequest(ben, { id }), declineRequest(ben, { id })])
      const done = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value.status] : []))
      expect(done).toHaveLength(1)
      const [membership] = await ctx.sql<{ state: string }[]>`select state from memberships where conversation_id = ${conversationId} and user_id = ${ben.made.id}`
      expect(membership?.state).toBe(done[0] === 'accepted' ? 'active' : 'declined')
    }
  })

  it('only the recipient answers, and only the sender takes back', async () => {
    const [ada, ben, eve] = await Promise.all([person(), person(), person()])
    const { id } = await ask(ada, ben)
    for (const actor of [ada, eve]) expect(await refusal(acceptRequest(actor, { id }))).toBe('not_found')
    for (const actor of [ben, eve]) expect(await refusal(cancelRequest(actor, { id }))).toBe('not_found')
  })

  it('many are decided at once, and one that cannot be does not stop the rest', async () => {
    const ben = await person()
    const senders = await Promise.all([person(), person(), person()])
    const ids = (await Promise.all(senders.map(sender => ask(sender, ben, `From ${sender.made.name}`)))).map(({ id }) => id)
    await declineRequest(ben, { id: ids[0] ?? '' })
    const { items } = await decideRequests(ben, { ids, action: 'accept' })
    expect(items.map(({ code }) => code)).toEqual(['conflict', null, null])
  })

  it('blocking the sender of a request puts it away', async () => {
    const [ada, ben] = await people()
    const { id } = await ask(ada, ben)
    await decideRequests(ben, { ids: [id], action: 'block' })
    expect(await received(ben)).toEqual([])
    expect(await refusal(createRequest(ada, { userId: ben.made.id, text: 'Why?' }))).toBe('not_accepting')
  })
})

describe('block against sends in flight (decision 12)', () => {
  it('of 200 sends none is written after the block was answered, and the numbers have no gap', async () => {
    const [ada, ben] = await people()
    const { id, conversationId } = await ask(ada, ben)
    await acceptRequest(ben, { id })
    let blockedAt: Date | undefined
    const sends = Array.from({ length: 200 }, (_, index) => sendMessage(ada, { id: conversationId, text: `${index}` }))
    const blocking = blockUser(ben, { id: ada.made.id }).then(async () => {
      const [clock] = await ctx.sql<{ now: Date }[]>`select clock_timestamp() as now`
      blockedAt = clock?.now
    })
    const answers = await Promise.allSettled([...sends, blocking])
    const refused = answers.filter(answer => answer.status === 'rejected').map(({ reason }) => String(reason.code))
    expect(new Set(refused).size).toBeLessThanOrEqual(1)
    expect(refused.every(code => code === 'not_accepting')).toBe(true)
    const rows = await ctx.sql<{ seq: number; createdAt: Date }[]>`
      select seq, created_at as "createdAt" from messages where conversation_id = ${conversationId} order by seq`
    expect(rows).toHaveLength(1 + 200 - refused.length)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.filter(({ createdAt }) => blockedAt && createdAt > blockedAt)).toEqual([])
    expect(await refusal(sendMessage(ada, { id: conversationId, text: 'After' }))).toBe('not_accepting')
    expect(await refusal(sendMessage(ben, { id: conversationId, text: 'After' }))).toBe('user_blocked')
  })
})

describe('what a request was begun with, and what it makes', () => {
  it('decision 7: accepting makes the match of the two once', async () => {
    const [ada, ben] = await people()
    const { id } = await ask(ada, ben)
    const first = await acceptToMatch(ben, { id })
    expect(first).toMatchObject({ request: { id, status: 'accepted' }, matchCreated: true, matchId: expect.any(String) })
    expect(await acceptToMatch(ben, { id })).toMatchObject({ matchCreated: false, matchId: first.matchId })
  })

  it('decision 5: crossed requests make one match and one request, whichever of two at once comes first', async () => {
    for (let round = 0; round < 20; round++) {
      const [ada, ben] = await people()
      const [one, other] = await Promise.all([createRequest(ada, { userId: ben.made.id, text: 'A' }), createRequest(ben, { userId: ada.made.id, text: 'B' })])
      expect(one.view.id).toBe(other.view.id)
      expect(await ctx.sql`select from matches where first_id in (${ada.made.id}, ${ben.made.id}) and status = 'active'`).toHaveLength(1)
    }
  })

  it('is known by its message to both, a decline only to who declined, what was taken back only to who asked', async () => {
    const [ada, ben] = await people()
    const { id, conversationId } = await ask(ada, ben)
    const messageId = (await listMessages(ada, { id: conversationId, limit: 1 })).items[0]!.id
    const seen = () => Promise.all([ada, ben].map(who => requestsIn(who, conversationId)))
    expect(await seen()).toEqual([[{ id, messageId, status: 'pending' }], [{ id, messageId, status: 'pending' }]])
    await declineRequest(ben, { id })
    expect(await seen()).toEqual([[{ id, messageId, status: 'pending' }], [{ id, messageId, status: 'declined' }]])
    await cancelRequest(ada, { id })
    expect(await seen()).toEqual([[{ id, messageId, status: 'cancelled' }], []])
  })
})
