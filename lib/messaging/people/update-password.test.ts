import { describe, expect, it } from 'vitest'
import { callerOf, checkPassword, startSession } from '../sessions/sign-in'
import { refusal, scene } from '../testing/scene'
import { updatePassword } from './update-password'

const { person, disconnected, ctx } = scene()
const newPassword = 'a better password'

describe('updatePassword', () => {
  it('changes it, signs out every other device, and closes what they hear with', async () => {
    const ada = await person()
    const elsewhere = await startSession(ctx, ada.made.id, 'browser')
    await updatePassword(ada, { currentPassword: ada.made.password, newPassword })
    expect(await callerOf(ctx, elsewhere)).toBeNull()
    expect(await callerOf(ctx, ada.caller.sessionId)).toMatchObject({ userId: ada.made.id })
    expect(disconnected).toContain(ada.made.id)
    expect(await checkPassword(ctx, { username: ada.made.username, password: newPassword })).toBe(ada.made.id)
    expect(await refusal(checkPassword(ctx, ada.made))).toBe('invalid_credentials')
  })

  it('is refused without the present one, and changes nothing then', async () => {
    const ada = await person()
    const elsewhere = await startSession(ctx, ada.made.id, 'browser')
    expect(await refusal(updatePassword(ada, { currentPassword: 'a guess', newPassword }))).toBe('wrong_password')
    expect(await refusal(updatePassword(ada, { newPassword }))).toBe('wrong_password')
    expect(await callerOf(ctx, elsewhere)).not.toBeNull()
    expect(await checkPassword(ctx, ada.made)).toBe(ada.made.id)
  })

  it('lets one of two changes at the same time win', async () => {
    const ada = await person()
    const outcomes = await Promise.allSettled(['one new password', 'another password'].map(next =>
      updatePassword(ada, { currentPassword: ada.made.password, newPassword: next })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is set without one by who has none, once', async () => {
    const ada = await person()
    await ctx.sql`update users set password_hash = null where id = ${ada.made.id}`
    await updatePassword(ada, { newPassword })
    expect(await checkPassword(ctx, { username: ada.made.username, password: newPassword })).toBe(ada.made.id)
    expect(await refusal(updatePassword(ada, { newPassword: 'yet another one' }))).toBe('wrong_password')
  })
})
