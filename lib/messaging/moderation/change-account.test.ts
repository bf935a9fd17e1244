import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { refusal, scene } from '../testing/scene'
import { listAuditLog } from './audit-log'
import { changeAccount } from './change-account'
import { getStats } from './get-stats'
import { staff } from './moderation.fixture'

const world = scene()
const { person, ctx, published } = world

describe('changeAccount', () => {
  it('gives plan and role, and notes what they were', async () => {
    const [administrator, ben] = await Promise.all([staff(world, 'administrator'), person()])
    expect(await changeAccount(administrator, { id: ben.made.id, plan: 'premium' })).toMatchObject({ plan: 'premium', role: 'user' })
    expect(await changeAccount(administrator, { id: String(ben.made.number), role: 'moderator' })).toMatchObject({ plan: 'premium', role: 'moderator' })
    expect(published.at(-1)).toMatchObject({ userIds: [ben.made.id], event: { type: 'resync' } })
    const { items } = await listAuditLog(administrator, { limit: 1 })
    expect(items).toMatchObject([{ action: 'account_changed', subjectId: ben.made.id, details: {
      before: { plan: 'premium', role: 'user' }, after: { plan: 'premium', role: 'moderator' } } }])
  })

  it('notes nothing where nothing changes', async () => {
    const [administrator, ben] = await Promise.all([staff(world, 'administrator'), person()])
    await changeAccount(administrator, { id: ben.made.id, role: 'user' })
    expect(await ctx.sql`select from audit_log where subject_id = ${ben.made.id}`).toHaveLength(0)
  })

  it('refuses an empty change, and people who do not exist', async () => {
    const administrator = await staff(world, 'administrator')
    expect(await refusal(changeAccount(administrator, { id: administrator.made.id }))).toBe('validation_failed')
    expect(await refusal(changeAccount(administrator, { id: newId(), plan: 'free' }))).toBe('not_found')
  })

  it('the last administrator stays one', async () => {
    await ctx.sql`update users set role = 'user'`
    const administrator = await staff(world, 'administrator')
    expect(await refusal(changeAccount(administrator, { id: administrator.made.id, role: 'user' }))).toBe('conflict')
    expect((await changeAccount(administrator, { id: administrator.made.id, plan: 'premium' })).role).toBe('administrator')
  })

  it('two administrators who demote each other at once do not both succeed', async () => {
    for (let round = 0; round < 5; round++) {
      await ctx.sql`update users set role = 'user'`
      const [one, two] = await Promise.all([staff(world, 'administrator'), staff(world, 'administrator')])
      const tries = await Promise.allSettled([
        changeAccount(one, { id: two.made.id, role: 'user' }), changeAccount(two, { id: one.made.id, role: 'user' })])
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })
})

describe('getStats', () => {
  it('counts people, messages by day, open reports, and what is kept', async () => {
    const [administrator, ada, ben] = await Promise.all([staff(world, 'administrator'), person(), person()])
    const before = await getStats(administrator)
    const id = await makeConversation(ctx.sql, [ada.made.id, ben.made.id])
    const said = (msecs: number, seq: number) => ctx.sql`
      insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, created_at)
      values (${newId({ msecs })}, ${id}, ${seq}, ${ada.made.id}, 'Hi', ${newId()}, 'made', now())`
    const yesterday = Date.now() - 86_400_000
    await Promise.all([said(Date.now(), 1), said(yesterday, 2), said(yesterday, 3)])
    await ctx.sql`insert into reports (id, reporter_id, reported_id, reason) values (${newId()}, ${ada.made.id}, ${ben.made.id}, 'spam')`
    await ctx.sql`
      insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key)
      values (${newId()}, ${ada.made.id}, 'a', 'file', 'text/plain', 5, 7, 'a')`
    const after = await getStats(administrator)
    expect(after.days).toHaveLength(30)
    expect(after.days.at(-1)).toMatchObject({ date: new Date().toISOString().slice(0, 10), messages: before.messagesToday + 1 })
    expect((after.days.at(-2)?.messages ?? 0) - (before.days.at(-2)?.messages ?? 0)).toBe(2)
    expect([after.messages - before.messages, after.conversations - before.conversations, after.openReports - before.openReports,
      after.storageBytes - before.storageBytes]).toEqual([3, 1, 1, 7])
  })

  it('is for administrators', async () => {
    const [moderator, ada] = await Promise.all([staff(world, 'moderator'), person()])
    expect(await refusal(getStats(moderator))).toBe('forbidden')
    expect(await refusal(getStats(ada))).toBe('forbidden')
  })
})
