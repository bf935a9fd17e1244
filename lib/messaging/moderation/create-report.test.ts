import { describe, expect, it } from 'vitest'
import { createUpload } from '../media/create-upload'
import { purgeUploads } from '../media/purge-uploads'
import { releaseUploads } from '../media/release-uploads'
import { deleteMessage } from '../messages/delete-message'
import { deleteMe } from '../people/delete-me'
import { refusal, scene } from '../testing/scene'
import { listAuditLog } from './audit-log'
import { createReport, reportUser } from './create-report'
import { isEvidence, verifyEvidence } from './evidence'
import { findReportFile } from './find-report-file'
import { getReport } from './get-report'
import { listReports } from './list-reports'
import { attach, reported, staff, talk, tamper } from './moderation.fixture'

const world = scene()
const { person, ctx } = world
const spam = { reason: 'spam' } as const
const lines = Array.from({ length: 13 }, (_, index) => `Line ${index + 1}`)

interface Content {
  role: string
  content: { text?: string; edits?: { text: string }[]; attachments?: { name: string; storageKey: string }[]; username?: string }
}
const evidenceOf = (reportId: string) =>
  ctx.sql<Content[]>`select role, content from evidence where report_id = ${reportId} order by position`

describe('createReport', () => {
  it('keeps the message and its five neighbours on each side', async () => {
    const { ada, ids } = await talk(world, lines)
    const { view } = await createReport(ada, { messageId: ids[6] ?? '', ...spam })
    const kept = await evidenceOf(view.id)
    expect(kept.map(({ content }) => content.text)).toEqual(lines.slice(1, 12))
    expect(kept.filter(({ role }) => role === 'reported').map(({ content }) => content.text)).toEqual(['Line 7'])
  })

  it('keeps of the neighbours only what the reporter may see', async () => {
    const { ada, id, ids } = await talk(world, lines)
    await ctx.sql`update memberships set cleared_seq = 2 where conversation_id = ${id} and user_id = ${ada.made.id}`
    await ctx.sql`insert into hidden_messages (user_id, message_id) values (${ada.made.id}, ${ids[3] ?? ''})`
    await ctx.sql`update messages set deleted_at = now(), text = '' where id = ${ids[5] ?? ''}`
    const { view } = await createReport(ada, { messageId: ids[4] ?? '', ...spam })
    expect((await evidenceOf(view.id)).map(({ content }) => content.text)).toEqual(['Line 3', 'Line 5', ...lines.slice(6, 11)])
  })

  it('keeps earlier wordings and what is known of the files', async () => {
    const { ada, ben, ids } = await talk(world, ['Now'])
    const messageId = ids[0] ?? ''
    await ctx.sql`insert into message_edits (message_id, position, text, edited_at) values (${messageId}, 0, 'Before', now())`
    await attach(ctx.sql, ben.made.id, messageId)
    const { view } = await createReport(ada, { messageId, ...spam })
    const [piece] = await evidenceOf(view.id)
    expect(piece?.content.edits).toMatchObject([{ text: 'Before' }])
    expect(piece?.content.attachments).toMatchObject([{ name: 'picture.png', storageKey: expect.stringContaining('uploads/') }])
  })

  it('of a person keeps how they showed themselves', async () => {
    const [ada, ben] = await Promise.all([person(), person({ bio: 'Buy this' })])
    const { view, outcome } = await reportUser(ada, { id: ben.made.id, reason: 'fake_profile' })
    expect(outcome).toBe('created')
    expect(view).toMatchObject({ user: { id: ben.made.id }, messageId: null, status: 'pending', note: null })
    expect(await evidenceOf(view.id)).toMatchObject([{ role: 'profile', content: { bio: 'Buy this', username: ben.made.username } }])
  })

  it('answers the same open report again, and after a decision makes a new one', async () => {
    const { ada, ids } = await talk(world, ['Hi'])
    const about = { messageId: ids[0] ?? '', ...spam }
    const first = await createReport(ada, about)
    expect(await createReport(ada, { ...about, reason: 'other' })).toEqual({ outcome: 'existing', view: first.view })
    await ctx.sql`update reports set status = 'dismissed' where id = ${first.view.id}`
    expect((await createReport(ada, about)).outcome).toBe('created')
  })

  it('20 at once of the same thing are one report', async () => {
    const { ada, ids } = await talk(world, ['Hi'])
    const made = await Promise.all(Array.from({ length: 20 }, () => createReport(ada, { messageId: ids[0] ?? '', ...spam })))
    expect(new Set(made.map(({ view }) => view.id)).size).toBe(1)
    expect(made.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
  })

  it('rule 4: a message that the caller may not see does not exist', async () => {
    const { ada, id, ids } = await talk(world, ['Hi', 'There'])
    const outsider = await person()
    await ctx.sql`update memberships set cleared_seq = 1 where conversation_id = ${id} and user_id = ${ada.made.id}`
    expect(await refusal(createReport(outsider, { messageId: ids[0] ?? '', ...spam }))).toBe('not_found')
    expect(await refusal(createReport(ada, { messageId: ids[0] ?? '', ...spam }))).toBe('not_found')
    expect(await refusal(createReport(ada, { messageId: 'nothing', ...spam }))).toBe('not_found')
    expect(await refusal(reportUser(ada, { id: '01a1fc7b-0000-7000-8000-000000000000', ...spam }))).toBe('not_found')
  })

  it('somebody who was asked may report what they were asked with', async () => {
    const { ada, id, ids } = await talk(world, ['Buy this'])
    await ctx.sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${ada.made.id}`
    expect((await createReport(ada, { messageId: ids[0] ?? '', ...spam })).outcome).toBe('created')
  })

  it('nobody reports themselves', async () => {
    const { ben, ids } = await talk(world, ['Hi'])
    expect(await refusal(createReport(ben, { messageId: ids[0] ?? '', ...spam }))).toBe('bad_request')
    expect(await refusal(reportUser(ben, { id: ben.made.id, ...spam }))).toBe('bad_request')
  })

  it('is about one thing', async () => {
    const { ada, ben, ids } = await talk(world, ['Hi'])
    expect(await refusal(createReport(ada, spam))).toBe('validation_failed')
    expect(await refusal(createReport(ada, { messageId: ids[0], userId: ben.made.id, ...spam }))).toBe('validation_failed')
  })

  it('blocks as well where that is wanted', async () => {
    const { ada, ben, ids } = await talk(world, ['Hi'])
    await createReport(ada, { messageId: ids[0] ?? '', ...spam, alsoBlock: true })
    expect(await ctx.sql`select from blocks where blocker_id = ${ada.made.id} and blocked_id = ${ben.made.id}`).toHaveLength(1)
  })
})

describe('evidence', () => {
  it('is intact as it was taken, and any change of it is found', async () => {
    const { reportId } = await reported(world, 'Buy this')
    expect(await verifyEvidence(ctx.sql, reportId)).toBe(true)
    await tamper(ctx.sql, 'evidence', ctx.sql`update evidence set content = content || '{"text":"Hello"}' where report_id = ${reportId}`)
    expect(await verifyEvidence(ctx.sql, reportId)).toBe(false)
  })

  it('tells that pieces are missing, at the end or altogether, and that they belong to another report', async () => {
    const { ada, ids } = await talk(world, lines)
    const reportIds = await Promise.all([1, 5, 9].map(async index => (await createReport(ada, { messageId: ids[index] ?? '', ...spam })).view.id))
    const [one = '', two = '', three = ''] = reportIds
    await tamper(ctx.sql, 'evidence', ctx.sql`delete from evidence where report_id = ${one} and position = (select max(position) from evidence where report_id = ${one})`)
    await tamper(ctx.sql, 'evidence', ctx.sql`delete from evidence where report_id = ${two}`)
    await ctx.sql`update reports set description = 'They said nothing' where id = ${three}`
    expect(await Promise.all(reportIds.map(id => verifyEvidence(ctx.sql, id)))).toEqual([false, false, false])
  })

  it('cannot be changed or deleted', async () => {
    const { reportId } = await reported(world, 'Buy this')
    await expect(ctx.sql`update evidence set role = 'neighbour' where report_id = ${reportId}`).rejects.toThrow('keeps what was written')
    await expect(ctx.sql`delete from evidence where report_id = ${reportId}`).rejects.toThrow('keeps what was written')
  })

  it('decision 10: survives the message, the conversation and the account', async () => {
    const { ada, ben, id, ids } = await talk(world, ['Buy this', 'Please'])
    const { view } = await createReport(ada, { messageId: ids[0] ?? '', ...spam })
    await deleteMessage(ben, { id, messageId: ids[0] ?? '', for: 'everyone' })
    await deleteMessage(ben, { id, messageId: ids[1] ?? '', for: 'everyone', mode: 'erase' })
    await deleteMe(ben, { password: ben.made.password })
    await ctx.sql`delete from conversations where id = ${id}`
    const moderator = await staff(world, 'moderator')
    const details = await getReport(moderator, { id: view.id })
    expect(details.intact).toBe(true)
    expect(details.evidence.map(({ content }) => 'text' in content && content.text)).toEqual(['Buy this', 'Please'])
    expect((await listReports(ada, { limit: 10 })).items).toHaveLength(1)
  })

  it('names its uploads, so that their bytes are kept', async () => {
    const { ada, ben, ids } = await talk(world, ['See'])
    const [kept, other] = await Promise.all([attach(ctx.sql, ben.made.id, ids[0] ?? ''), talk(world, ['Another']).then(more => attach(ctx.sql, more.ben.made.id, more.ids[0] ?? ''))])
    await createReport(ada, { messageId: ids[0] ?? '', ...spam })
    const named = await ctx.sql<{ id: string }[]>`select up.id from uploads up where up.id = any(${[kept, other]}::uuid[]) and ${isEvidence(ctx.sql)}`
    expect(named.map(({ id }) => id)).toEqual([kept])
  })
})

describe('a reported file', () => {
  it('is there for staff after its message was deleted, and every look at it is noted', async () => {
    const { ada, ben, ids } = await talk(world, ['See'])
    const messageId = ids[0] ?? ''
    const { id: uploadId } = await createUpload(ben, { file: new File(['0123456789'], 'plan.txt') })
    await ctx.sql`insert into attachments (message_id, position, upload_id) values (${messageId}, 0, ${uploadId})`
    await ctx.sql`update uploads set attached = true where id = ${uploadId}`
    const { view } = await createReport(ada, { messageId, ...spam })
    await ctx.sql`
      with gone as (update messages set deleted_at = now() where id = ${messageId} returning id), released as (${releaseUploads(ctx.sql, ctx.sql`select id from gone`)})
      select from gone`
    await ctx.sql`update uploads set deleted_at = deleted_at - interval '1 day' where id = ${uploadId}`
    await purgeUploads(ctx)
    const moderator = await staff(world, 'moderator')
    const file = await findReportFile(moderator, { id: view.id, uploadId })
    expect(file).toMatchObject({ name: 'plan.txt', size: 10 })
    expect(await ctx.storage.get(file.key)).not.toBeNull()
    expect((await listAuditLog(moderator, { limit: 1 })).items).toMatchObject([{ action: 'report_file_viewed', subjectId: view.id, details: { uploadId } }])
  })

  it('is none of another report, and none for others', async () => {
    const [first, second] = [await talk(world, ['See']), await talk(world, ['See'])]
    const uploadId = await attach(ctx.sql, first.ben.made.id, first.ids[0] ?? '')
    const [one, other] = await Promise.all([first, second].map(({ ada, ids }) => createReport(ada, { messageId: ids[0] ?? '', ...spam })))
    const moderator = await staff(world, 'moderator')
    expect(await refusal(findReportFile(moderator, { id: other?.view.id ?? '', uploadId }))).toBe('not_found')
    expect(await refusal(findReportFile(moderator, { id: one?.view.id ?? '', uploadId: 'nothing' }))).toBe('not_found')
    expect(await refusal(findReportFile(first.ada, { id: one?.view.id ?? '', uploadId }))).toBe('forbidden')
  })
})
