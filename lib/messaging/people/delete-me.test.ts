import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { createConversation } from '../conversations/create-conversation'
import { getConversation } from '../conversations/get-conversation'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { callerOf, checkPassword } from '../sessions/sign-in'
import { nativeRules } from '../policy'
import { type Actor, refusal, scene } from '../testing/scene'
import { blockUser } from './block-user'
import { deleteMe } from './delete-me'
import { followUser } from './follow-user'
import { getContactVerdict } from './get-contact-verdict'
import { updateSettings } from './settings'
import { signUp } from './sign-up'
import { updateMe } from './update-me'
import { getUser, searchUsers } from './users'

const { pair, person, published, disconnected, ctx } = scene()
const { sql } = ctx
const gone = (who: Actor) => deleteMe(who, { password: who.made.password })

describe('deleteMe', () => {
  it('needs the password, and changes nothing without it', async () => {
    const ada = await person()
    expect(await refusal(deleteMe(ada, { password: 'a guess' }))).toBe('wrong_password')
    expect(await refusal(deleteMe(ada, {}))).toBe('wrong_password')
    expect(await checkPassword(ctx, ada.made)).toBe(ada.made.id)
  })

  it('needs none of who has none', async () => {
    const ada = await person()
    await sql`update users set password_hash = null where id = ${ada.made.id}`
    await deleteMe(ada, {})
    expect(await sql`select from users where id = ${ada.made.id} and deleted_at is not null`).toHaveLength(1)
  })

  it('signs out everywhere at once; the old name is unknown and free again', async () => {
    const ada = await person()
    await gone(ada)
    expect(await callerOf(ctx, ada.caller.sessionId)).toBeNull()
    expect(disconnected).toContain(ada.made.id)
    expect(await refusal(checkPassword(ctx, ada.made))).toBe('invalid_credentials')
    const { user } = await signUp(ctx, { username: ada.made.username, password: 'another password', name: 'Somebody else' })
    expect(user.id).not.toBe(ada.made.id)
  })

  it('leaves nothing of the person but the number', async () => {
    const ada = await person()
    await updateMe(ada, { bio: 'Mathematician', email: 'ada@example.org', birthDate: '1915-12-10' })
    await updateSettings(ada, { theme: 'dark', notifications: { push: false }, locale: 'de' })
    await gone(ada)
    expect(await sql`select username, username_key, name, name_key, email, bio, avatar_url, birth_date, password_hash, theme, locale, notifications from users where id = ${ada.made.id}`)
      .toEqual([{
        username: `deleted~${ada.made.number}`, username_key: `deleted~${ada.made.number}`, name: 'Deleted user', name_key: 'deleted user',
        email: null, bio: '', avatar_url: null, birth_date: null, password_hash: null, theme: 'system', locale: 'en', notifications: {},
      }])
  })

  it('removes what was theirs alone, and every tie to others', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await makeConversation(sql, [ada.made.id, ben.made.id], [{ senderId: ben.made.id, text: 'Keep this', at: new Date() }])
    const { id: own } = ada.made
    await followUser(ada, { id: ben.made.id })
    await followUser(ben, { id: own })
    await sql`insert into likes (liker_id, liked_id) values (${own}, ${ben.made.id})`
    const [first = '', second = ''] = [own, ben.made.id].sort()
    await sql`insert into matches (id, first_id, second_id) values (${newId()}, ${first}, ${second})`
    await sql`insert into identities (provider, provider_account_id, user_id) values ('github', ${own}, ${own})`
    await sql`insert into saved_messages (user_id, message_id) select ${own}, id from messages where conversation_id = ${id}`
    await sql`insert into webhooks (id, owner_id, url, events, secret) values (${newId()}, ${own}, 'https://example.org', '{}', 'secret')`
    await sql`insert into idempotency_keys (user_id, key, fingerprint) values (${own}, 'a', 'b')`
    await sql`insert into scheduled_messages (id, conversation_id, sender_id, client_id, fingerprint, text, send_at)
      values (${newId()}, ${id}, ${own}, ${newId()}, '', 'Later', now() + interval '1 day')`
    await sql`insert into push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth) values (${newId()}, ${own}, ${ada.caller.sessionId}, ${own}, '', '')`
    const key = `exports/${own}`
    await ctx.storage.put(key, Buffer.from('zip'), 'application/zip')
    await sql`insert into exports (id, user_id, status, storage_key) values (${newId()}, ${own}, 'ready', ${key})`
    await blockUser(ada, { id: (await person()).made.id })
    await gone(ada)
    const left = await sql<{ rows: number }[]>`
      select (select count(*) from follows where ${own} in (follower_id, followed_id)) + (select count(*) from likes where liker_id = ${own})
        + (select count(*) from matches where ${own} in (first_id, second_id)) + (select count(*) from identities where user_id = ${own})
        + (select count(*) from saved_messages where user_id = ${own}) + (select count(*) from webhooks where owner_id = ${own})
        + (select count(*) from idempotency_keys where user_id = ${own}) + (select count(*) from scheduled_messages where sender_id = ${own})
        + (select count(*) from push_subscriptions where user_id = ${own}) + (select count(*) from exports where user_id = ${own}) + (select count(*) from blocks where blocker_id = ${own})
        + (select count(*) from sessions where user_id = ${own}) + (select count(*) from presence where user_id = ${own}) as rows`
    expect(left).toEqual([{ rows: 0 }])
    expect(await ctx.storage.get(key)).toBeNull()
  })

  it('keeps what was said, for the other side, who finds a deleted user there and is told to look again', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage({ ...ada, rules: nativeRules }, { id, text: 'Remember me' })
    const before = published.length
    await gone(ada)
    expect(published.slice(before)).toMatchObject([{ userIds: [ben.made.id], event: { type: 'resync' } }])
    const { members } = await getConversation(ben, { id })
    expect(members.find(({ user }) => user.id === ada.made.id)?.user).toMatchObject({ name: 'Deleted user', avatarUrl: null, online: false, lastActiveAt: null })
    expect((await listMessages(ben, { id, limit: 10 })).items).toMatchObject([{ text: 'Remember me', sender: { name: 'Deleted user' } }])
  })

  it('stops whoever wants to write to them at once, with or without a conversation', async () => {
    const { ada, ben, id } = await pair()
    const stranger = await person()
    await sendMessage(ben, { id, text: 'Hello' })
    await gone(ada)
    expect(await refusal(sendMessage(ben, { id, text: 'Still there?' }))).toBe('not_found')
    expect(await getContactVerdict(stranger, { id: ada.made.id })).toEqual({ verdict: 'denied', code: 'not_found' })
    expect(await refusal(getUser(stranger, { id: ada.made.id }))).toBe('not_found')
    expect((await searchUsers(stranger, { q: 'deleted' })).items.filter(({ id }) => id === ada.made.id)).toEqual([])
  })

  it('takes back what they asked and declines what they were asked', async () => {
    const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
    const ask = async (from: Actor, to: Actor) => {
      const id = await makeConversation(sql, [from.made.id, to.made.id], [{ senderId: from.made.id, text: 'May I?', at: new Date() }])
      await sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${to.made.id}`
      await sql`insert into requests (id, conversation_id, from_id, to_id, first_seq, text_key) values (${newId()}, ${id}, ${from.made.id}, ${to.made.id}, 1, '')`
    }
    await ask(ada, ben)
    await ask(cleo, ada)
    await gone(ada)
    expect(await sql`select status from requests where from_id = ${ada.made.id}`).toEqual([{ status: 'cancelled' }])
    expect(await sql`select status from requests where to_id = ${ada.made.id}`).toEqual([{ status: 'declined' }])
    expect(await sql`select ms.state from memberships ms where ms.user_id = ${ben.made.id}`).toEqual([{ state: 'declined' }])
  })

  it('leaves every group, and passes on what they owned', async () => {
    const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
    for (const friend of [ben, cleo]) await makeConversation(sql, [ada.made.id, friend.made.id])
    const ids = []
    for (const name of ['Friends', 'Family']) {
      const { view } = await createConversation(ada, { memberIds: [ben.made.id, cleo.made.id], name })
      ids.push(view.id)
    }
    await gone(ada)
    for (const id of ids) {
      const { members, lastMessage } = await getConversation(ben, { id })
      expect(members.filter(({ state }) => state === 'active').map(({ user }) => user.id).sort()).toEqual([ben.made.id, cleo.made.id].sort())
      expect(members.filter(({ role, state }) => role === 'owner' && state === 'active')).toHaveLength(1)
      expect(lastMessage).toMatchObject({ notice: { type: 'member_left' }, text: 'Deleted user left.', sender: { name: 'Deleted user' } })
    }
  })

  it('is done once, however often it is asked for at the same time', async () => {
    const { ada } = await pair()
    const outcomes = await Promise.allSettled([gone(ada), gone(ada), gone(ada)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    expect(await sql`select from users where id = ${ada.made.id} and deleted_at is not null`).toHaveLength(1)
  })

  it('and two who delete themselves at once, with much in common, both get through', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    await makeConversation(sql, [ada.made.id, ben.made.id])
    for (let count = 0; count < 5; count++) {
      const cleo = await person()
      await makeConversation(sql, [ada.made.id, cleo.made.id])
      await makeConversation(sql, [ben.made.id, cleo.made.id])
    }
    await Promise.all([gone(ada), gone(ben)])
    expect(await sql`select from users where id = any(${[ada.made.id, ben.made.id]}::uuid[]) and deleted_at is not null`).toHaveLength(2)
  })
})
