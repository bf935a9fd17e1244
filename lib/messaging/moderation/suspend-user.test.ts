import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { sendMessage } from '../messages/send-message'
import { refusal, scene } from '../testing/scene'
import { callerOf } from '../sessions/sign-in'
import { listAuditLog } from './audit-log'
import { staff, talk } from './moderation.fixture'
import { suspendUser, unsuspendUser } from './suspend-user'

const world = scene()
const { person, ctx, disconnected } = world
const soon = () => new Date(Date.now() + 3_600_000).toISOString()

async function versionOf(id: string): Promise<number> {
  const [row] = await ctx.sql<{ version: number }[]>`select version from conversations where id = ${id}`
  return row?.version ?? -1
}

describe('suspendUser', () => {
  it('ends what somebody is signed in with, and their sockets', async () => {
    const [moderator, ben] = await Promise.all([staff(world, 'moderator'), person()])
    const until = soon()
    const account = await suspendUser(moderator, { id: ben.made.id, reason: 'Spam', until })
    expect(account).toMatchObject({ id: ben.made.id, suspensionReason: 'Spam', suspendedUntil: until, suspendedAt: expect.any(String) })
    expect(await callerOf(ctx, ben.caller.sessionId)).toBeNull()
    expect(disconnected).toContain(ben.made.id)
  })

  it('makes the person unknown to whoever would write to them', async () => {
    const [moderator, { ada, ben, id }] = await Promise.all([staff(world, 'moderator'), talk(world, ['Hi'])])
    await suspendUser(moderator, { id: ben.made.id, reason: 'Spam' })
    expect(await refusal(sendMessage(ada, { id, text: 'Are you there?' }))).toBe('not_found')
    await unsuspendUser(moderator, { id: ben.made.id })
    expect((await sendMessage(ada, { id, text: 'Are you there?' })).outcome).toBe('created')
  })

  it('raises the version of every direct conversation of theirs, both ways, and of no group', async () => {
    const [moderator, ben, ada, eve] = await Promise.all([staff(world, 'moderator'), person(), person(), person()])
    const ids = await Promise.all([ada, eve].map(other => makeConversation(ctx.sql, [ben.made.id, other.made.id])))
    const group = await makeConversation(ctx.sql, [ben.made.id, (await person()).made.id])
    await ctx.sql`update conversations set kind = 'group', pair_key = null where id = ${group}`
    const before = await Promise.all([...ids, group].map(versionOf))
    await suspendUser(moderator, { id: ben.made.id, reason: 'Spam' })
    await unsuspendUser(moderator, { id: ben.made.id })
    const after = await Promise.all([...ids, group].map(versionOf))
    expect(after.map((version, index) => version - (before[index] ?? 0))).toEqual([2, 2, 0])
  })

  it('again changes reason and end, and keeps since when', async () => {
    const [moderator, ben] = await Promise.all([staff(world, 'moderator'), person()])
    const first = await suspendUser(moderator, { id: ben.made.id, reason: 'Spam', until: soon() })
    const second = await suspendUser(moderator, { id: ben.made.id, reason: 'More spam' })
    expect(second).toEqual({ ...first, suspensionReason: 'More spam', suspendedUntil: null })
  })

  it('notes it, and its end', async () => {
    const [moderator, ben] = await Promise.all([staff(world, 'moderator'), person()])
    await suspendUser(moderator, { id: ben.made.id, reason: 'Spam' })
    await unsuspendUser(moderator, { id: ben.made.id })
    await unsuspendUser(moderator, { id: ben.made.id })
    const { items } = await listAuditLog(moderator, { limit: 3 })
    expect(items.filter(({ subjectId }) => subjectId === ben.made.id)).toMatchObject([
      { action: 'suspension_lifted' }, { action: 'user_suspended', details: { reason: 'Spam', until: null } }])
  })

  it('is in the future', async () => {
    const [moderator, ben] = await Promise.all([staff(world, 'moderator'), person()])
    expect(await refusal(suspendUser(moderator, { id: ben.made.id, reason: 'Spam', until: '2020-01-01T00:00:00Z' }))).toBe('validation_failed')
    expect(await refusal(suspendUser(moderator, { id: ben.made.id, reason: ' ' }))).toBe('blank_text')
  })

  it('no moderator suspends an administrator, and nobody themselves', async () => {
    const [moderator, administrator, other] = await Promise.all([staff(world, 'moderator'), staff(world, 'administrator'), staff(world, 'administrator')])
    expect(await refusal(suspendUser(moderator, { id: administrator.made.id, reason: 'No' }))).toBe('forbidden')
    expect(await refusal(unsuspendUser(moderator, { id: administrator.made.id }))).toBe('forbidden')
    expect(await refusal(suspendUser(moderator, { id: moderator.made.id, reason: 'No' }))).toBe('bad_request')
    expect((await suspendUser(other, { id: administrator.made.id, reason: 'Yes' })).suspensionReason).toBe('Yes')
  })

  it('does not hang when two people who share a conversation are suspended amid sends', async () => {
    const [moderator, { ada, ben, id }] = await Promise.all([staff(world, 'moderator'), talk(world, ['Hi'])])
    await Promise.all([
      suspendUser(moderator, { id: ada.made.id, reason: 'Spam' }), suspendUser(moderator, { id: ben.made.id, reason: 'Spam' }),
      ...Array.from({ length: 20 }, (_, index) => sendMessage(index % 2 ? ada : ben, { id, text: `Line ${index}` }).catch(() => {})),
    ])
    expect(await refusal(sendMessage(ada, { id, text: 'After' }))).toBe('not_found')
  })
})
