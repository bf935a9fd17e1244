import * as z from 'zod/mini'
import { settings } from '@/lib/contract/settings'
import { attachment, linkPreview, memberRole, memberState, notice, time } from '@/lib/contract/views'

/*
 * What an export holds, as JSON (docs/export.md). The same schemas describe what is written and check what is imported, so
 * nothing in an archive is believed that an export could not have written.
 */

export const archiveFormat = 'parley-export'
export const archiveVersion = 1

/** Text without NUL, which no row can hold; how much of it is bounded. */
const words = (most: number) => z.string().check(z.maxLength(most), z.refine(text => !/[\u0000\p{Cs}]/u.test(text), 'Not a text.'))

/** Somebody, as far as everybody who talks to them knows them. */
export const archivePerson = z.object({ id: z.uuid(), username: words(200), name: words(400) })
export type ArchivePerson = z.infer<typeof archivePerson>

const tie = z.object({ user: archivePerson, createdAt: time })

/** `parley.json`: what kind of file this is, and of which export. */
export const archiveManifest = z.object({
  format: z.literal(archiveFormat),
  version: z.literal(archiveVersion),
  exportId: z.uuid(),
  username: words(200),
  exportedAt: time,
})
export type ArchiveManifest = z.infer<typeof archiveManifest>

/** `account.json`. `avatarId` names a file of `media.json`. */
export const archiveAccount = z.object({
  profile: z.extend(archivePerson, {
    bio: words(2_000),
    email: z.nullable(words(254)),
    birthDate: z.nullable(z.iso.date()),
    avatarId: z.nullable(z.uuid()),
    createdAt: time,
  }),
  settings,
  follows: z.array(tie),
  blocks: z.array(tie),
  likes: z.array(tie),
  matches: z.array(z.extend(tie, { status: z.enum(['active', 'unmatched']) })),
})
export type ArchiveAccount = z.infer<typeof archiveAccount>

/** A line of `conversations.json`. `seq` counts within the conversation; `path` and `page` say where its messages are. */
export const archiveConversation = z.object({
  id: z.uuid(),
  kind: z.enum(['direct', 'group']),
  name: z.nullable(words(400)),
  state: memberState,
  members: z.array(z.extend(archivePerson, { role: memberRole, state: memberState, readSeq: z.int(), deliveredSeq: z.int() })).check(z.maxLength(10_000)),
  pinned: z.boolean(),
  archived: z.boolean(),
  mutedUntil: z.nullable(time),
  markedUnread: z.boolean(),
  draft: z.nullable(words(16_000)),
  unreadCount: z.int(),
  /** When one read what: up to `seq`, or with `only` that one message. */
  reads: z.array(z.object({ seq: z.int(), only: z.boolean(), at: time })),
  activityAt: time,
  createdAt: time,
  path: words(200),
  page: words(200),
})
export type ArchiveConversation = z.infer<typeof archiveConversation>

/** A line of `conversations/<id>/messages.json`. `path` is null for files that one may not see (yet). */
export const archiveMessage = z.object({
  id: z.uuid(),
  seq: z.int(),
  sender: archivePerson,
  kind: z.enum(['text', 'system']),
  text: words(16_000),
  notice: z.nullable(notice),
  attachments: z.array(z.extend(z.omit(attachment, { url: true, thumbhash: true }), { path: z.nullable(words(600)) })).check(z.maxLength(100)),
  replyTo: z.nullable(z.uuid()),
  reactions: z.array(z.object({ emoji: words(64), user: archivePerson, createdAt: time })),
  mentions: z.array(z.uuid()),
  preview: z.nullable(z.omit(linkPreview, { imageUrl: true })),
  forwarded: z.boolean(),
  silent: z.boolean(),
  createdAt: time,
  editedAt: z.nullable(time),
  pinnedAt: z.nullable(time),
  /** Earlier wordings of one's own, oldest first. */
  edits: z.array(z.object({ text: words(16_000), editedAt: time })),
})
export type ArchiveMessage = z.infer<typeof archiveMessage>

/** A line of `requests.json`. */
export const archiveRequest = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  from: archivePerson,
  to: archivePerson,
  text: words(16_000),
  status: z.enum(['pending', 'accepted', 'declined', 'cancelled']),
  createdAt: time,
})
export type ArchiveRequest = z.infer<typeof archiveRequest>

/** A line of `saved.json`. */
export const archiveSaved = z.object({ messageId: z.uuid(), conversationId: z.uuid(), savedAt: time })
export type ArchiveSaved = z.infer<typeof archiveSaved>

/** A line of `scheduled.json`: what waits to be sent. */
export const archiveScheduled = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  text: words(16_000),
  replyToId: z.nullable(z.uuid()),
  uploadIds: z.array(z.uuid()),
  silent: z.boolean(),
  sendAt: time,
  createdAt: time,
})
export type ArchiveScheduled = z.infer<typeof archiveScheduled>

/** A line of `media.json`: a file, and under which path it is in the archive. */
export const archiveFile = z.object({ id: z.uuid(), path: words(600), name: words(400), kind: z.enum(['image', 'video', 'audio', 'file']), size: z.int() })
export type ArchiveFile = z.infer<typeof archiveFile>

export const messagesPath = (conversationId: string) => `conversations/${conversationId}/messages.json`
export const pagePath = (conversationId: string) => `conversations/${conversationId}/index.html`

/** Where a file of that name is; without what some systems refuse in names. */
export function mediaPath(id: string, name: string): string {
  return `media/${id}/${name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '_').replace(/[. ]+$/u, '_')}`
}
