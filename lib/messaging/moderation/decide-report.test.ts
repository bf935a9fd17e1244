import { describe, expect, it } from 'vitest'
import { refusal, scene } from '../testing/scene'
import { createReport } from './create-report'
import { decideReport } from './decide-report'
import { getReport } from './get-report'
import { listReportQueue, listReports } from './list-reports'
import { reported, reportOf, staff } from './moderation.fixture'
import type { Actor } from '../testing/scene'

const world = scene()
const { person, ctx } = world

/** The whole queue, page by page. */
async function queue(moderator: Actor, status: 'pending' | 'reviewed' | 'resolved' | 'dismissed' = 'pending', limit = 100) {
  const items = []
  for (let cursor: string | undefined; ;) {
    const page = await listReportQueue(moderator, { status, limit, cursor })
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = page.nextCursor
  }
}

describe('listReportQueue', () => {
  it('makes one entry of the same text by the same person, however it is written', async () => {
    const [moderator, spammer, other] = await Promise.all([staff(world, 'moderator'), person(), person()])
    const made = [
      await reportOf(world, spammer, 'Buy this now!'), await reportOf(world, spammer, 'buy  THIS now'),
      await reportOf(world, spammer, 'Something else'), await reportOf(world, other, 'Buy this now!'),
    ]
    const ids = made.map(({ reportId }) => reportId)
    const entries = (await queue(moderator)).filter(({ id }) => ids.includes(id))
    expect(entries.map(({ id, count }) => [id, count])).toEqual([[ids[0], 2], [ids[2], 1], [ids[3], 1]])
  })

  it('is paged, longest waiting first', async () => {
    const moderator = await staff(world, 'moderator')
    for (const text of ['One', 'Two', 'Three']) await reported(world, text)
    const whole = await queue(moderator)
    expect(await queue(moderator, 'pending', 2)).toEqual(whole)
    const numbers = whole.map(({ number }) => number)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  it('shows nobody what was reported about themselves', async () => {
    const moderator = await staff(world, 'moderator')
    const { view } = await createReport(await person(), { userId: moderator.made.id, reason: 'other' })
    expect((await queue(moderator)).map(({ id }) => id)).not.toContain(view.id)
    expect(await refusal(getReport(moderator, { id: view.id }))).toBe('not_found')
    expect(await refusal(decideReport(moderator, { id: view.id, status: 'dismissed' }))).toBe('not_found')
  })

  it('refuses a cursor of another status', async () => {
    const moderator = await staff(world, 'moderator')
    for (const text of ['One', 'Two']) await reported(world, text)
    const { nextCursor } = await listReportQueue(moderator, { status: 'pending', limit: 1 })
    expect(await refusal(listReportQueue(moderator, { status: 'resolved', limit: 1, cursor: nextCursor ?? '' }))).toBe('validation_failed')
  })
})

describe('decideReport', () => {
  it('tells the reporter the outcome and the note', async () => {
    const [moderator, { ada, reportId }] = await Promise.all([staff(world, 'moderator'), reported(world, 'Buy this')])
    const entry = await decideReport(moderator, { id: reportId, status: 'resolved', note: 'Thank you.' })
    expect(entry).toMatchObject({ status: 'resolved', decidedBy: { id: moderator.made.id } })
    expect((await listReports(ada, { limit: 10 })).items).toMatchObject([{ id: reportId, status: 'resolved', note: 'Thank you.', decidedAt: expect.any(String) }])
  })

  it('decides all reports of the entry', async () => {
    const [moderator, spammer] = await Promise.all([staff(world, 'moderator'), person()])
    const [one, two, other] = [await reportOf(world, spammer, 'Buy'), await reportOf(world, spammer, 'buy!'), await reportOf(world, spammer, 'Sell')]
    await decideReport(moderator, { id: two.reportId, status: 'dismissed', note: 'No harm.' })
    const outcomes = await Promise.all([one, two, other].map(async ({ reporter }) => (await listReports(reporter, { limit: 1 })).items[0]))
    expect(outcomes.map(report => [report?.status, report?.note])).toEqual([['dismissed', 'No harm.'], ['dismissed', 'No harm.'], ['pending', null]])
  })

  it('goes from pending over reviewed to resolved or dismissed, and never back', async () => {
    const moderator = await staff(world, 'moderator')
    const to = async (...path: ('reviewed' | 'resolved' | 'dismissed')[]) => {
      const { reportId } = await reported(world, 'Buy this')
      for (const status of path.slice(0, -1)) await decideReport(moderator, { id: reportId, status })
      return decideReport(moderator, { id: reportId, status: path.at(-1) ?? 'reviewed' })
    }
    for (const path of [['reviewed'], ['resolved'], ['dismissed'], ['reviewed', 'resolved'], ['reviewed', 'dismissed']] as const) {
      expect((await to(...path)).status).toBe(path.at(-1))
    }
    for (const path of [['reviewed', 'reviewed'], ['resolved', 'reviewed'], ['resolved', 'dismissed'], ['dismissed', 'resolved']] as const) {
      expect(await refusal(to(...path))).toBe('conflict')
    }
  })

  it('of 10 moderators at once one decides', async () => {
    const spammer = await person()
    const { reportId } = await reportOf(world, spammer, 'Buy')
    await reportOf(world, spammer, 'Buy')
    const moderators = await Promise.all(Array.from({ length: 10 }, () => staff(world, 'moderator')))
    const tries = await Promise.allSettled(moderators.map((moderator, index) =>
      decideReport(moderator, { id: reportId, status: index % 2 ? 'resolved' : 'dismissed' })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const noted = await ctx.sql`select from audit_log where action = 'report_decided' and subject_id = ${reportId}`
    expect(noted).toHaveLength(1)
  })
})
