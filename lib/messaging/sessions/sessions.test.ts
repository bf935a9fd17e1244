import { describe, expect, it } from 'vitest'
import { signUp } from '../people/sign-up'
import { refusal, scene } from '../testing/scene'
import { listSessions, deleteSession } from './sessions'
import { callerOf, checkPassword, createToken, refreshToken } from './sign-in'
import { readToken } from './tokens'

const { ctx, person, disconnected } = scene()

async function account() {
  const made = await person()
  const tokens = await createToken(ctx, made.made)
  const claims = await readToken(ctx.secret, 'access', tokens.accessToken)
  return { made, tokens, sessionId: claims?.sessionId ?? '' }
}

describe('signUp', () => {
  it('native.md: usernames are unique without regard to case and compatibility forms', async () => {
    const { made: taken } = await person()
    for (const username of [taken.username, taken.username.toUpperCase(), taken.username.replace('p', 'ｐ')]) {
      expect(await refusal(signUp(ctx, { username, password: 'long enough', name: 'Twin' }))).toBe('username_taken')
    }
  })

  it('two at once with one username make one account', async () => {
    const username = `twin${Date.now()}`
    const attempts = await Promise.allSettled([1, 2, 3].map(() => signUp(ctx, { username, password: 'long enough', name: 'Twin' })))
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('keeps the password as Argon2id', async () => {
    const { user } = await signUp(ctx, { username: `argon${Date.now()}`, password: 'long enough', name: 'Argon' })
    const [row] = await ctx.sql<{ hash: string }[]>`select password_hash as hash from users where id = ${user.id}`
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await checkPassword(ctx, { username: user.username, password: 'long enough' })).toBe(user.id)
  })
})

describe('createToken', () => {
  it('says the same of a wrong password and an unknown username', async () => {
    const { made } = await person()
    expect(await refusal(createToken(ctx, { username: made.username, password: 'wrong' }))).toBe('invalid_credentials')
    expect(await refusal(createToken(ctx, { username: 'nobody at all', password: 'wrong' }))).toBe('invalid_credentials')
  })

  it('lets suspended people know, once they have shown who they are', async () => {
    const { made } = await person()
    await ctx.sql`update users set suspended_at = now() where id = ${made.id}`
    expect(await refusal(createToken(ctx, made))).toBe('account_suspended')
    expect(await refusal(createToken(ctx, { ...made, password: 'wrong' }))).toBe('invalid_credentials')
  })

  it('tells the reason of a suspension, how long it lasts, and what can be done about it', async () => {
    const { made } = await person()
    await ctx.sql`
      update users set suspended_at = now(), suspended_until = '2099-01-02T03:04:05Z', suspension_reason = 'Spam'
      where id = ${made.id}`
    await expect(createToken(ctx, made)).rejects.toThrow(/until 2099-01-02T03:04:05\.000Z: Spam\n.*Ask the people/s)
  })
})

describe('a suspension', () => {
  it('refuses a refresh token while it lasts, and leaves it good for afterwards', async () => {
    const { made, tokens, sessionId } = await account()
    await ctx.sql`update users set suspended_at = now(), suspended_until = now() + interval '1 hour' where id = ${made.made.id}`
    expect(await refusal(refreshToken(ctx, tokens))).toBe('account_suspended')
    expect(await callerOf(ctx, sessionId)).toBeNull()
    await ctx.sql`update users set suspended_until = now() - interval '1 second' where id = ${made.made.id}`
    expect(await callerOf(ctx, sessionId)).toMatchObject({ userId: made.made.id })
    expect((await refreshToken(ctx, tokens)).tokenType).toBe('Bearer')
  })

  it('passes by itself', async () => {
    const { made } = await person()
    await ctx.sql`update users set suspended_at = now() - interval '2 hours', suspended_until = now() - interval '1 second' where id = ${made.id}`
    expect(await checkPassword(ctx, made)).toBe(made.id)
  })
})

describe('refreshToken', () => {
  it('rotates: each works once', async () => {
    const { tokens, sessionId } = await account()
    const next = await refreshToken(ctx, tokens)
    expect(next.refreshToken).not.toBe(tokens.refreshToken)
    expect((await refreshToken(ctx, next)).tokenType).toBe('Bearer')
    expect(await callerOf(ctx, sessionId)).not.toBeNull()
  })

  it('native.md: reuse of an old refresh token revokes the family', async () => {
    const { tokens, sessionId, made } = await account()
    const next = await refreshToken(ctx, tokens)
    expect(await refusal(refreshToken(ctx, tokens))).toBe('unauthenticated')
    expect(await refusal(refreshToken(ctx, next))).toBe('unauthenticated')
    expect(await callerOf(ctx, sessionId)).toBeNull()
    expect(disconnected).toContain(made.made.id)
  })

  it('of many at once with one token at most one gets new ones', async () => {
    const { tokens } = await account()
    const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => refreshToken(ctx, tokens)))
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is no access token, nor the other way round', async () => {
    const { tokens } = await account()
    expect(await readToken(ctx.secret, 'access', tokens.refreshToken)).toBeNull()
    expect(await refusal(refreshToken(ctx, { refreshToken: tokens.accessToken }))).toBe('unauthenticated')
    expect(await readToken('another secret of thirty-two characters', 'access', tokens.accessToken)).toBeNull()
  })
})

describe('sessions', () => {
  it('lists the caller’s devices, the current one marked, and revokes one', async () => {
    const ada = await person()
    await createToken(ctx, ada.made)
    const { items } = await listSessions(ada)
    expect(items.map(({ current }) => current)).toEqual([true, false])
    const other = items[1]?.id ?? ''
    await deleteSession(ada, { id: other })
    expect((await listSessions(ada)).items).toHaveLength(1)
    expect(await callerOf(ctx, other)).toBeNull()
    expect(await refusal(deleteSession(ada, { id: other }))).toBe('not_found')
  })

  it('rule 4: somebody else’s session does not exist', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    expect(await refusal(deleteSession(ada, { id: ben.caller.sessionId }))).toBe('not_found')
    expect(await callerOf(ctx, ben.caller.sessionId)).not.toBeNull()
  })

  it('ends with suspension at once', async () => {
    const ada = await person()
    await ctx.sql`update users set suspended_at = now() where id = ${ada.made.id}`
    expect(await callerOf(ctx, ada.caller.sessionId)).toBeNull()
  })
})
