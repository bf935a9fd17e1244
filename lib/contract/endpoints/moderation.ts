import * as z from 'zod/mini'
import { bytes, empty, endpoint } from '../endpoint'
import { cursor, innerRef, limit, ref } from '../input'
import { account, accountGroup, auditEntry, report, reportDetails, reportEntry, reportReason, reportStatus } from '../moderation-views'
import { imageSizes, page, time } from '../views'

const tag = 'Moderation'
const params = z.object({ id: ref })
const note = z.optional(z.string().check(z.maxLength(10_000)))
const complaint = {
  reason: reportReason,
  description: z.optional(z.string().check(z.maxLength(10_000))),
  alsoBlock: z.optional(z.boolean()),
}
const reportErrors = ['validation_failed', 'bad_request', 'control_characters', 'text_too_long', 'not_found'] as const

/** Of a message that the caller may see, or of a person; one of both. The same again, before it is decided, answers 200. */
export const createReport = endpoint({
  name: 'createReport',
  method: 'POST',
  path: '/api/reports',
  tag,
  summary: 'Report a message or a person.',
  status: 201,
  body: z.object({ messageId: z.optional(innerRef), userId: z.optional(innerRef), ...complaint }),
  returns: report,
  errors: reportErrors,
  example: { body: { messageId: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', reason: 'harassment', description: 'It goes on like this.', alsoBlock: true } },
})

export const reportUser = endpoint({
  name: 'reportUser',
  method: 'POST',
  path: '/api/users/{id}/report',
  tag,
  summary: 'Report a person.',
  status: 201,
  params,
  body: z.object(complaint),
  returns: report,
  errors: reportErrors,
  example: { body: { reason: 'fake_profile' } },
})

export const listReports = endpoint({
  name: 'listReports',
  method: 'GET',
  path: '/api/reports',
  tag,
  summary: 'The caller’s own reports and what became of them.',
  query: z.object({ limit: limit(30), cursor }),
  returns: page(report),
  errors: ['validation_failed'],
})

/** Open ones longest waiting first, decided ones newest first. Nothing of what anybody said is in it. */
export const listReportQueue = endpoint({
  name: 'listReportQueue',
  method: 'GET',
  path: '/api/moderation/reports',
  tag,
  summary: 'Reports, for moderators.',
  query: z.object({ status: z._default(reportStatus, 'pending'), limit: limit(30), cursor }),
  returns: page(reportEntry),
  errors: ['validation_failed', 'forbidden'],
})

/** Every call is noted in the audit log. */
export const getReport = endpoint({
  name: 'getReport',
  method: 'GET',
  path: '/api/moderation/reports/{id}',
  tag,
  summary: 'A report with its evidence, for moderators.',
  params,
  returns: reportDetails,
  errors: ['forbidden', 'not_found'],
})

/** Also after it was deleted everywhere else. Every call is noted in the audit log. */
export const getReportFile = endpoint({
  name: 'getReportFile',
  method: 'GET',
  path: '/api/moderation/reports/{id}/uploads/{uploadId}',
  tag,
  summary: 'The bytes of a file in the evidence of a report, for moderators.',
  params: z.object({ id: ref, uploadId: ref }),
  query: z.object({ size: z.optional(z.enum(imageSizes)) }),
  returns: bytes,
  produces: 'binary',
  errors: ['validation_failed', 'forbidden', 'not_found', 'range_not_satisfiable'],
})

/** Decides all open reports of the same text by the same person with it. Reporters read the note. */
export const decideReport = endpoint({
  name: 'decideReport',
  method: 'PATCH',
  path: '/api/moderation/reports/{id}',
  tag,
  summary: 'Take up, resolve or dismiss a report.',
  params,
  body: z.object({ status: z.enum(['reviewed', 'resolved', 'dismissed']), note }),
  returns: reportEntry,
  errors: ['validation_failed', 'control_characters', 'text_too_long', 'forbidden', 'not_found', 'conflict'],
  example: { body: { status: 'resolved', note: 'Thank you. This person may not write for a week.' } },
})

/** Newest first; `q` as in the search of people. Those who are suspended are there too, and oneself. */
export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/moderation/users',
  tag,
  summary: 'Accounts with role, plan and suspension, for moderators.',
  query: z.object({ q: z.optional(z.string().check(z.trim(), z.maxLength(80))), group: z._default(accountGroup, 'all'), limit: limit(30), cursor }),
  returns: page(account),
  errors: ['validation_failed', 'forbidden'],
})

export const getAccount = endpoint({
  name: 'getAccount',
  method: 'GET',
  path: '/api/moderation/users/{id}',
  tag,
  summary: 'One account, for moderators.',
  params,
  returns: account,
  errors: ['forbidden', 'not_found'],
})

/** Acts within a second, on every device. Without `until` it lasts until it is lifted. */
export const suspendUser = endpoint({
  name: 'suspendUser',
  method: 'POST',
  path: '/api/moderation/users/{id}/suspend',
  tag,
  summary: 'Suspend somebody.',
  params,
  body: z.object({ reason: z.string().check(z.maxLength(10_000)), until: z.optional(time) }),
  returns: account,
  errors: ['validation_failed', 'bad_request', 'blank_text', 'control_characters', 'text_too_long', 'forbidden', 'not_found', 'conflict'],
  example: { body: { reason: 'Spam', until: '2030-01-01T00:00:00.000Z' } },
})

export const unsuspendUser = endpoint({
  name: 'unsuspendUser',
  method: 'DELETE',
  path: '/api/moderation/users/{id}/suspend',
  tag,
  summary: 'Lift a suspension.',
  status: 204,
  params,
  returns: empty,
  errors: ['bad_request', 'forbidden', 'not_found'],
})

/** Append-only. `intact`: every entry of the page is as it was written, after the one before it. */
export const listAuditLog = endpoint({
  name: 'listAuditLog',
  method: 'GET',
  path: '/api/moderation/audit',
  tag,
  summary: 'What staff did and looked at, newest first.',
  query: z.object({ limit: limit(50), cursor }),
  returns: z.extend(page(auditEntry), { intact: z.boolean() }),
  errors: ['validation_failed', 'forbidden'],
})
