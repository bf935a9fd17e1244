import type { Request } from '@/lib/contract/views'
import type { Report } from '@/lib/contract/moderation-views'
import { isReadable, isVisible } from '../columns'
import { isListed, loadConversations } from '../conversations/load-conversations'
import type { CallerCtx } from '../ctx'
import { loadMessages } from '../messages/load-messages'
import { listReports } from '../moderation/list-reports'
import { getMe } from '../people/get-me'
import { getSettings } from '../people/settings'
import { loadRequests } from '../requests/load-requests'
import { at } from '../views'
import { type ArchiveAccount, type ArchiveConversation, type ArchiveFile, type ArchiveMessage, type ArchivePerson, type ArchiveRequest, type ArchiveSaved, type ArchiveScheduled, mediaPath, messagesPath, pagePath } from './archive-format'

/** So many rows are read at a time. */
const batch = 500

const personOf = ({ id, username, name }: ArchivePerson): ArchivePerson => ({ id, username, name })

/** Profile, settings, and whom the caller follows, blocked, likes and matched. */
export async function accountOf(ctx: CallerCtx): Promise<ArchiveAccount> {
  const me = await getMe(ctx)
  const { sql, caller } = ctx
  const ties = (from: ReturnType<typeof sql>) => sql<(ArchivePerson & { at: Date; status: 'active' | 'unmatched' })[]>`
    select u.id, u.username, u.name, t.created_at as at, t.status from (${from}) as t (id, created_at, status) join users u on u.id = t.id order by t.created_at, u.id`
  const [settings, follows, blocks, likes, matches] = await Promise.all([
    getSettings(ctx),
    ties(sql`select followed_id, created_at, null from follows where follower_id = ${caller.userId}`),
    ties(sql`select blocked_id, created_at, null from blocks where blocker_id = ${caller.userId}`),
    ties(sql`select liked_id, created_at, null from likes where liker_id = ${caller.userId}`),
    ties(sql`select case when first_id = ${caller.userId} then second_id else first_id end, created_at, status from matches where ${caller.userId} in (first_id, second_id)`),
  ])
  const tie = (row: ArchivePerson & { at: Date }) => ({ user: personOf(row), createdAt: at(row.at) })
  return {
    profile: { ...personOf(me), bio: me.bio, email: me.email, birthDate: me.birthDate, avatarId: avatarIdOf(me.avatarUrl), createdAt: me.createdAt },
    settings,
    follows: follows.map(tie),
    blocks: blocks.map(tie),
    likes: likes.map(tie),
    matches: matches.map(row => ({ ...tie(row), status: row.status })),
  }
}

/** The upload that an address of a profile picture shows; null for one from elsewhere. */
export function avatarIdOf(url: string | null): string | null {
  return /^\/api\/uploads\/([0-9a-f-]{36})(?:\?|$)/.exec(url ?? '')?.[1] ?? null
}

/** The conversations that the caller may look into, the oldest first. */
export async function* conversationsOf(ctx: CallerCtx): AsyncGenerator<ArchiveConversation> {
  const { sql, caller } = ctx
  for (let after = 0, more = true; more;) {
    const found = await loadConversations(ctx, sql`c.number > ${after} and ${isReadable(sql)} and ${isListed(ctx)}`, sql`order by c.number limit 100`)
    const ids = found.map(({ view }) => view.id)
    const reads = await sql<{ conversationId: string; seq: number; only: boolean; at: Date }[]>`
      select conversation_id as "conversationId", seq, "only", at from read_marks
      where user_id = ${caller.userId} and conversation_id = any(${ids}::uuid[]) order by seq, "only"`
    for (const { view } of found) {
      const { id, kind, name, state, pinned, archived, mutedUntil, markedUnread, draft, unreadCount, activityAt, createdAt } = view
      yield {
        id, kind, name, state, pinned, archived, mutedUntil, markedUnread, draft, unreadCount, activityAt, createdAt,
        members: view.members.map(({ user, role, state, readSeq, deliveredSeq }) => ({ ...personOf(user), role, state, readSeq, deliveredSeq })),
        reads: reads.filter(read => read.conversationId === id).map(({ seq, only, at: readAt }) => ({ seq, only, at: at(readAt) })),
        path: messagesPath(id),
        page: pagePath(id),
      }
    }
    after = found.at(-1)?.view.number ?? after
    more = found.length > 0
  }
}

/** Everything in a conversation that the caller may see, in order. Nothing of files before they accepted it (decision 3). */
export async function* messagesOf(ctx: CallerCtx, { id, state }: Pick<ArchiveConversation, 'id' | 'state'>): AsyncGenerator<ArchiveMessage> {
  const { sql } = ctx
  for (let after = 0, more = true; more;) {
    const messages = await loadMessages(ctx, sql`m.conversation_id = ${id} and m.seq > ${after} and ${isReadable(sql)}`, sql`order by m.seq limit ${batch}`)
    const extras = await extrasOf(ctx, messages.map(message => message.id))
    for (const message of messages) {
      const { seq, kind, text, notice, mentions, forwarded, silent, createdAt, editedAt, pinnedAt, preview } = message
      yield {
        id: message.id, seq, sender: personOf(message.sender), kind, text, notice,
        attachments: message.attachments.map(({ url: _, thumbhash: __, ...file }) => ({ ...file, path: state === 'requested' ? null : mediaPath(file.id, file.name) })),
        replyTo: message.replyTo?.id ?? null,
        reactions: extras.reactions.filter(row => row.messageId === message.id).map(row => ({ emoji: row.emoji, user: row.user, createdAt: at(row.at) })),
        mentions,
        preview: preview && { url: preview.url, title: preview.title, description: preview.description, siteName: preview.siteName },
        forwarded, silent, createdAt, editedAt, pinnedAt,
        edits: extras.edits.filter(row => row.messageId === message.id).map(row => ({ text: row.text, editedAt: at(row.at) })),
      }
    }
    after = messages.at(-1)?.seq ?? after
    more = messages.length === batch
  }
}

async function extrasOf({ sql, caller }: CallerCtx, ids: string[]) {
  const [reactions, edits] = await Promise.all([
    sql<{ messageId: string; emoji: string; at: Date; user: ArchivePerson }[]>`
      select r.message_id as "messageId", r.emoji, r.created_at as at, jsonb_build_object('id', u.id, 'username', u.username, 'name', u.name) as user
      from reactions r join users u on u.id = r.user_id where r.message_id = any(${ids}::uuid[]) and r.removed_at is null order by r.number`,
    sql<{ messageId: string; text: string; at: Date }[]>`
      select e.message_id as "messageId", e.text, e.edited_at as at from message_edits e join messages m on m.id = e.message_id
      where e.message_id = any(${ids}::uuid[]) and m.sender_id = ${caller.userId} order by e.message_id, e.position`,
  ])
  return { reactions, edits }
}

/** Requests from and to the caller as they see them; none that was taken back before they answered. */
export async function* requestsOf({ sql, caller }: CallerCtx): AsyncGenerator<ArchiveRequest> {
  for (let after = 0, more = true; more;) {
    const found: Request[] = await loadRequests(sql, caller.userId, sql`r.number > ${after} and (r.from_id = ${caller.userId} or r.status <> 'cancelled')`, sql`order by r.number limit ${batch}`)
    for (const { id, conversationId, from, to, text, status, createdAt } of found) {
      yield { id, conversationId, from: personOf(from), to: personOf(to), text, status, createdAt }
    }
    after = found.at(-1)?.number ?? after
    more = found.length === batch
  }
}

/** What the caller saved and may still see, the first saved first. */
export async function* savedOf({ sql, caller }: CallerCtx): AsyncGenerator<ArchiveSaved> {
  const rows = await sql<{ messageId: string; conversationId: string; at: Date }[]>`
    select m.id as "messageId", m.conversation_id as "conversationId", sm.created_at as at from saved_messages sm join messages m on m.id = sm.message_id
    join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = sm.user_id join conversations c on c.id = m.conversation_id
    where sm.user_id = ${caller.userId} and ${isReadable(sql)} and ${isVisible(sql)} order by sm.created_at, m.id`
  for (const { at: savedAt, ...row } of rows) yield { ...row, savedAt: at(savedAt) }
}

/** What waits to be sent. */
export async function* scheduledOf({ sql, caller }: CallerCtx): AsyncGenerator<ArchiveScheduled> {
  const rows = await sql<(Omit<ArchiveScheduled, 'sendAt' | 'createdAt'> & { sendAt: Date; createdAt: Date })[]>`
    select id, conversation_id as "conversationId", text, reply_to_id as "replyToId", upload_ids as "uploadIds", silent, send_at as "sendAt", created_at as "createdAt"
    from scheduled_messages where sender_id = ${caller.userId} and status = 'waiting' order by send_at, id`
  for (const row of rows) yield { ...row, sendAt: at(row.sendAt), createdAt: at(row.createdAt) }
}

/** The reports that the caller made, and what became of them; newest first. */
export async function* reportsOf(ctx: CallerCtx): AsyncGenerator<Omit<Report, 'number' | 'user'> & { user: ArchivePerson }> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await listReports(ctx, { limit: 100, ...(cursor && { cursor }) })
    for (const { number: _, user, ...report } of page.items) yield { ...report, user: personOf(user) }
    cursor = page.nextCursor
  }
}

/** A file for the archive, and where its bytes are. */
export interface ExportedFile extends ArchiveFile {
  storageKey: string
  createdAt: Date
}

/** The files of messages that the caller may see and has accepted, their profile picture, and what waits to be sent with a message. */
export async function filesOf({ sql, caller }: CallerCtx): Promise<ExportedFile[]> {
  const rows = await sql<Omit<ExportedFile, 'path'>[]>`
    select up.id, up.name, up.kind, up.size, up.storage_key as "storageKey", up.created_at as "createdAt" from uploads up
    where up.deleted_at is null and up.id in (
      select a.upload_id from memberships ms join conversations c on c.id = ms.conversation_id
        join messages m on m.conversation_id = ms.conversation_id join attachments a on a.message_id = m.id
      where ms.user_id = ${caller.userId} and (ms.state = 'active' or (ms.state = 'left' and c.kind = 'group')) and ${isVisible(sql)}
      union select unnest(upload_ids) from scheduled_messages where sender_id = ${caller.userId} and status = 'waiting'
      union select own.id from uploads own join users u on u.id = own.owner_id where u.id = ${caller.userId} and u.avatar_url like '/api/uploads/' || own.id || '%')
    order by up.created_at, up.id`
  return rows.map(row => ({ ...row, path: mediaPath(row.id, row.name) }))
}
