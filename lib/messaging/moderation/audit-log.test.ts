import { describe, expect, it } from 'vitest'
import { refusal, scene } from '../testing/scene'
import { listAuditLog, verifyAuditLog } from './audit-log'
import { decideReport } from './decide-report'
import { getReport } from './get-report'
import { reported, staff, tamper } from './moderation.fixture'

const world = scene()
const { person, ctx } = world

describe('the audit log', () => {
  it('notes every look at what somebody said', async () => {
    const [moderator, { reportId }] = await Promise.all([staff(world, 'moderator'), reported(world, 'Private words')])
    await getReport(moderator, { id: reportId })
    await getReport(moderator, { id: reportId })
    const { items } = await listAuditLog(moderator, { limit: 2 })
    const look = { action: 'report_viewed', subjectType: 'report', subjectId: reportId, actor: { id: moderator.made.id } }
    expect(items).toMatchObject([look, look])
  })

  it('notes what was decided', async () => {
    const [moderator, { reportId }] = await Promise.all([staff(world, 'moderator'), reported(world, 'Words')])
    await decideReport(moderator, { id: reportId, status: 'dismissed', note: 'No harm.' })
    const { items } = await listAuditLog(moderator, { limit: 1 })
    expect(items).toMatchObject([{ action: 'report_decided', details: { status: 'dismissed', note: 'No harm.', reportIds: [reportId] } }])
  })

  it('is one chain, also with 50 entries at once', async () => {
    const [moderator, { reportId }] = await Promise.all([staff(world, 'moderator'), reported(world, 'Words')])
    await Promise.all(Array.from({ length: 50 }, () => getReport(moderator, { id: reportId })))
    const [row] = await ctx.sql<{ count: number }[]>`select count(*) from audit_log where subject_id = ${reportId}`
    expect(row?.count).toBe(50)
    expect(await verifyAuditLog(ctx.sql)).toBe(true)
    expect((await listAuditLog(moderator, { limit: 100 })).intact).toBe(true)
  })

  it('is paged, newest first, each entry once', async () => {
    const [moderator, { reportId }] = await Promise.all([staff(world, 'moderator'), reported(world, 'Words')])
    for (let count = 0; count < 5; count++) await getReport(moderator, { id: reportId })
    const first = await listAuditLog(moderator, { limit: 3 })
    const second = await listAuditLog(moderator, { limit: 2, cursor: first.nextCursor ?? '' })
    const numbers = [...first.items, ...second.items].map(({ number }) => number)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(new Set(numbers).size).toBe(5)
    expect(await refusal(listAuditLog(moderator, { limit: 3, cursor: `x${first.nextCursor}` }))).toBe('validation_failed')
  })

  it('cannot be changed or deleted', async () => {
    await expect(ctx.sql`update audit_log set action = 'nothing'`).rejects.toThrow('keeps what was written')
    await expect(ctx.sql`delete from audit_log`).rejects.toThrow('keeps what was written')
    await expect(ctx.sql`truncate audit_log`).rejects.toThrow('keeps what was written')
  })

  it('tells that an entry was changed, and that the last one was taken away', async () => {
    const [moderator, { reportId }] = await Promise.all([staff(world, 'moderator'), reported(world, 'Words')])
    for (let count = 0; count < 3; count++) await getReport(moderator, { id: reportId })
    const last = ctx.sql`(select max(number) from audit_log)`
    await tamper(ctx.sql, 'audit_log', ctx.sql`update audit_log set details = '{"looked":"away"}' where number = ${last}`)
    expect(await verifyAuditLog(ctx.sql)).toBe(false)
    expect((await listAuditLog(moderator, { limit: 1 })).intact).toBe(false)
    await tamper(ctx.sql, 'audit_log', ctx.sql`update audit_log set details = '{}' where number = ${last}`)
    expect(await verifyAuditLog(ctx.sql)).toBe(true)
    await tamper(ctx.sql, 'audit_log', ctx.sql`delete from audit_log where number = ${last}`)
    expect(await verifyAuditLog(ctx.sql)).toBe(false)
  })

  it('is for staff', async () => {
    expect(await refusal(listAuditLog(await person(), { limit: 1 }))).toBe('forbidden')
  })
})
