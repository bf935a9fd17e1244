import * as z from 'zod/mini'
import { attachment, number, person, time } from './views'

export const reportReason = z.enum(['spam', 'harassment', 'inappropriate_behavior', 'fake_profile', 'other'])
export type ReportReason = z.infer<typeof reportReason>

/** `pending` and `reviewed` (somebody is at it) are open; `resolved` and `dismissed` are decided. */
export const reportStatus = z.enum(['pending', 'reviewed', 'resolved', 'dismissed'])
export type ReportStatus = z.infer<typeof reportStatus>

/** A report as whoever made it sees it: what became of it, and in `note` what staff has to say about that. */
export const report = z.object({
  id: z.uuid(),
  number,
  /** Who was reported. */
  user: person,
  /** What they said, where it was about a message. */
  messageId: z.nullable(z.uuid()),
  reason: reportReason,
  description: z.string(),
  status: reportStatus,
  note: z.nullable(z.string()),
  createdAt: time,
  decidedAt: z.nullable(time),
})
export type Report = z.infer<typeof report>

/** A report as staff sees it. It stands for `count` reports: those of the same text by the same person are one entry. */
export const reportEntry = z.extend(report, {
  reporter: person,
  count: z.int(),
  decidedBy: z.nullable(person),
})
export type ReportEntry = z.infer<typeof reportEntry>

const evidenceFile = z.omit(attachment, { url: true })

/** A message as it was when it was reported. */
export const evidenceMessage = z.object({
  id: z.uuid(),
  number,
  seq: z.int(),
  sender: z.omit(person, { avatarUrl: true }),
  kind: z.enum(['text', 'system']),
  text: z.string(),
  replyToId: z.nullable(z.uuid()),
  forwarded: z.boolean(),
  attachments: z.array(evidenceFile),
  /** Earlier wordings, oldest first. */
  edits: z.array(z.object({ text: z.string(), editedAt: time })),
  createdAt: time,
  editedAt: z.nullable(time),
})

/** A person as they showed themselves when they were reported. */
export const evidenceProfile = z.extend(person, { bio: z.string(), createdAt: time })

/** The reported message with at most five neighbours on each side, in order; or the reported person. */
export const evidence = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['reported', 'neighbour']), content: evidenceMessage }),
  z.object({ role: z.literal('profile'), content: evidenceProfile }),
])
export type Evidence = z.infer<typeof evidence>

/** `intact`: the evidence is as it was taken. */
export const reportDetails = z.extend(reportEntry, { evidence: z.array(evidence), intact: z.boolean() })
export type ReportDetails = z.infer<typeof reportDetails>

export const auditAction = z.enum(['report_viewed', 'report_file_viewed', 'report_decided', 'user_suspended', 'suspension_lifted', 'account_changed'])
export type AuditAction = z.infer<typeof auditAction>

/** Something that a member of staff did or looked at. */
export const auditEntry = z.object({
  id: z.uuid(),
  number,
  actor: person,
  action: auditAction,
  subjectType: z.enum(['report', 'user']),
  subjectId: z.uuid(),
  details: z.record(z.string(), z.unknown()),
  at: time,
})
export type AuditEntry = z.infer<typeof auditEntry>

/** An account as staff sees it. `suspendedUntil` null with a `suspendedAt`: until somebody lifts it. */
export const account = z.extend(person, {
  role: z.enum(['user', 'moderator', 'administrator']),
  plan: z.enum(['free', 'premium']),
  suspendedAt: z.nullable(time),
  suspendedUntil: z.nullable(time),
  suspensionReason: z.nullable(z.string()),
  createdAt: time,
})
export type Account = z.infer<typeof account>

/** `staff`: moderators and administrators; `suspended`: who is shut out right now. */
export const accountGroup = z.enum(['all', 'staff', 'suspended'])
export type AccountGroup = z.infer<typeof accountGroup>

/** The figures of this server. Days are days of UTC. */
export const stats = z.object({
  people: z.int(),
  /** Counted at each call: who did anything today, and who has a live socket now. */
  activeToday: z.int(),
  connected: z.int(),
  /** Exact up to about 100,000, beyond that the database's own estimate. */
  conversations: z.int(),
  messages: z.int(),
  messagesToday: z.int(),
  requests: z.object({ pending: z.int(), accepted: z.int(), declined: z.int(), cancelled: z.int() }),
  openReports: z.int(),
  /** Bytes of everything that is kept of people's uploads. */
  storageBytes: z.int(),
  /** The last 30 days, today last: new people who are still here, and messages sent (deleted ones too, while their rows stay). Counted by the time in their ids. */
  days: z.array(z.object({ date: z.iso.date(), people: z.int(), messages: z.int() })),
})
export type Stats = z.infer<typeof stats>
