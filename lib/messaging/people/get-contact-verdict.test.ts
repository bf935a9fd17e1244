import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '@/lib/contract/errors'
import { createConversation } from '../conversations/create-conversation'
import { likePerson } from '../matching/like-person'
import { sendMessage } from '../messages/send-message'
import { createRequest } from '../requests/create-request'
import { acceptRequest, declineRequest } from '../requests/decide-request'
import { type Actor, scene } from '../testing/scene'
import { blockUser } from './block-user'
import { deleteMe } from './delete-me'
import { followUser } from './follow-user'
import { getContactVerdict } from './get-contact-verdict'
import { updateSettings } from './settings'

const { person, ctx } = scene()
const ref = (who: Actor) => ({ id: who.made.id })
const ask = async (from: Actor, to: Actor) => (await createRequest(from, { userId: to.made.id, text: 'May I?' })).view

/** What there is between a sender and a recipient, and what a send means then. */
const situations: [told: string, prepare: (sender: Actor, recipient: Actor) => Promise<unknown>, verdict: string][] = [
  ['strangers', async () => {}, 'request'],
  ['a request that waits', ask, 'request_pending'],
  ['a request that was declined', async (from, to) => declineRequest(to, await ask(from, to)), 'request_pending'],
  ['a request that was accepted', async (from, to) => acceptRequest(to, await ask(from, to)), 'open'],
  ['a request of the other side', (from, to) => ask(to, from), 'open'],
  ['a follower', (from, to) => followUser(from, ref(to)), 'open'],
  ['somebody who follows the sender', (from, to) => followUser(to, ref(from)), 'request'],
  ['who lets in whom they follow', async (from, to) => {
    await followUser(to, ref(from))
    await updateSettings(to, { autoAccept: 'following' })
  }, 'open'],
  ['who lets nobody in by themselves', async (from, to) => {
    await followUser(from, ref(to))
    await updateSettings(to, { autoAccept: 'off' })
  }, 'request'],
  ['who accepts nobody', (_, to) => updateSettings(to, { whoCanMessage: 'nobody' }), 'not_accepting'],
  ['who accepts followers', (_, to) => updateSettings(to, { whoCanMessage: 'followers' }), 'not_accepting'],
  ['who accepts nobody, and talks to the sender already', async (from, to) => {
    await acceptRequest(to, await ask(from, to))
    await updateSettings(to, { whoCanMessage: 'nobody' })
  }, 'open'],
  ['whom the sender blocked', (from, to) => blockUser(from, ref(to)), 'user_blocked'],
  ['who blocked the sender', (from, to) => blockUser(to, ref(from)), 'not_accepting'],
  ['who blocked the sender in the midst of talking', async (from, to) => {
    await acceptRequest(to, await ask(from, to))
    await blockUser(to, ref(from))
  }, 'not_accepting'],
  ['a match', async (from, to) => {
    await likePerson(from, { userId: to.made.id })
    await likePerson(to, { userId: from.made.id })
  }, 'open'],
  ['a deleted person', (_, to) => deleteMe(to, { password: to.made.password }), 'not_found'],
  ['a suspended person', (_, to) => ctx.sql`update users set suspended_at = now() where id = ${to.made.id}`, 'not_found'],
  ['a person whose suspension is over', (_, to) => ctx.sql`update users set suspended_at = now() - interval '1 hour', suspended_until = now() - interval '1 minute' where id = ${to.made.id}`, 'request'],
]

/** What a first message comes to: `open` where it arrived, `request` where it waits, or the code of its refusal. */
async function outcomeOfSending(sender: Actor, recipient: Actor): Promise<string | undefined> {
  try {
    const { view } = await createConversation(sender, { memberIds: [recipient.made.id] })
    await sendMessage(sender, { id: view.id, text: 'Hello' })
    const [member] = await ctx.sql<{ outcome: string }[]>`
      select case state when 'active' then 'open' when 'requested' then 'request' end as outcome
      from memberships where conversation_id = ${view.id} and user_id = ${recipient.made.id}`
    return member?.outcome
  } catch (error) {
    return error instanceof ParleyError ? error.code : String(error)
  }
}

describe('can-message', () => {
  it.each(situations)('is the verdict that a send gets: %s', async (_, prepare, expected) => {
    const [sender, recipient] = await Promise.all([person(), person()])
    await prepare(sender, recipient)
    const { verdict, code } = await getContactVerdict(sender, ref(recipient))
    expect(code ?? verdict).toBe(expected)
    expect(await outcomeOfSending(sender, recipient)).toBe(expected)
  })

  it('answers for oneself and for nobody too', async () => {
    const ada = await person()
    expect(await getContactVerdict(ada, ref(ada))).toEqual({ verdict: 'denied', code: 'cannot_message_self' })
    expect(await getContactVerdict(ada, { id: newId() })).toEqual({ verdict: 'denied', code: 'not_found' })
    expect(await getContactVerdict(ada, { id: 'nobody' })).toEqual({ verdict: 'denied', code: 'not_found' })
  })
})
