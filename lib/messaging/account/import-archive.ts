import * as z from 'zod/mini'
import { username as usernameOf } from '@/lib/contract/input'
import type { Ctx } from '../ctx'
import { enqueueFrom } from '../jobs/enqueue'
import { uploadUrl } from '../media/attachment-view'
import { sendScheduled } from '../messages/send-scheduled'
import { keyOf } from '../pattern'
import { textKeyOf } from '../requests/spam'
import { hashPassword } from '../sessions/passwords'
import { archiveAccount, archiveConversation, archiveManifest, archiveRequest, archiveSaved, archiveScheduled } from './archive-format'
import { importConversation } from './import-conversation'
import { importFiles } from './import-files'
import { beginAccount, type EnsurePeople, ensurePeople, finishAccount, importTies, nameTaken } from './import-people'
import { type ImportedIds, importedIds } from './imported-ids'
import { type Archive, ArchiveError } from './read-archive'

/** What an import made. `leftOut` are files that could not be taken, and requests of conversations that are not in the archive. */
export interface Imported {
  userId: string
  username: string
  conversations: number
  messages: number
  files: number
  leftOut: { files: number; requests: number }
}

/**
 * Brings an export (docs/export.md) into this server: its person, who signs in with `password`, and their conversations
 * with placeholders for everybody else. Reports are staff's and are not brought over. Throws `ArchiveError` where the
 * username is taken, so also the second time. An import that was interrupted goes on when it is run again.
 */
export async function importArchive(ctx: Ctx, archive: Archive, given: { username?: string | undefined; password: string }): Promise<Imported> {
  const manifest = await archive.json('parley.json', archiveManifest)
  const account = await archive.json('account.json', archiveAccount)
  const username = parseUsername(given.username ?? account.profile.username)
  if ((await ctx.sql`select from users where username_key = ${keyOf(username)}`).length > 0) throw nameTaken(username)
  const ids = importedIds(`${manifest.exportId} ${keyOf(username)}`, new Date(manifest.exportedAt))
  const [userId, ownOldId] = [ids(account.profile.id), account.profile.id]
  const ensure = ensurePeople(ctx, ids)
  await beginAccount(ctx, userId, account)
  await importTies(ctx, ids, ensure, account)
  const files = await importFiles(ctx, archive, ids, userId)
  const made = { conversations: 0, messages: 0 }
  for await (const conversation of archive.lines('conversations.json', archiveConversation)) {
    made.messages += await importConversation(ctx, archive, { ids, ensure, ownOldId }, conversation)
    made.conversations++
  }
  const requestsLeftOut = await importRequests(ctx, archive, ids, ensure)
  await importSaved(ctx, archive, ids, userId)
  await importScheduled(ctx, archive, ids, userId)
  const { avatarId } = account.profile
  const avatarUrl = avatarId && `${uploadUrl(ids(avatarId))}?size=small`
  await finishAccount(ctx, userId, { username, passwordHash: await hashPassword(given.password), avatarUrl })
  return { userId, username, ...made, files: files.taken, leftOut: { files: files.leftOut, requests: requestsLeftOut } }
}

function parseUsername(wanted: string): string {
  const parsed = z.safeParse(usernameOf, wanted)
  if (!parsed.success) throw new ArchiveError(`${wanted} is no username; --as gives another one.`)
  return parsed.data
}

async function importRequests({ sql }: Ctx, archive: Archive, ids: ImportedIds, ensure: EnsurePeople): Promise<number> {
  let leftOut = 0
  for await (const { id, conversationId, from, to, text, status, createdAt } of archive.lines('requests.json', archiveRequest)) {
    await ensure([from, to])
    const decided = status === 'accepted' || status === 'declined' ? createdAt : null
    const [known] = await sql`
      with c as (select id from conversations where id = ${ids(conversationId)}), request as (
        insert into requests (id, conversation_id, from_id, to_id, first_seq, status, text_key, created_at, decided_at, declined_at)
        select ${ids(id)}, c.id, ${ids(from.id)}, ${ids(to.id)},
          coalesce((select min(m.seq) from messages m where m.conversation_id = c.id and m.sender_id = ${ids(from.id)} and m.text = ${text}), 1),
          ${status}, ${textKeyOf(text)}, ${createdAt}, ${decided}, ${status === 'declined' ? createdAt : null} from c
        on conflict do nothing
      )
      select from c`
    if (!known) leftOut++
  }
  return leftOut
}

async function importSaved({ sql }: Ctx, archive: Archive, ids: ImportedIds, userId: string): Promise<void> {
  for await (const { messageId, savedAt } of archive.lines('saved.json', archiveSaved)) {
    await sql`
      insert into saved_messages (user_id, message_id, created_at) select ${userId}, m.id, ${savedAt} from messages m where m.id = ${ids(messageId)} on conflict do nothing`
  }
}

/** What was to be sent before now is not sent any more: nobody expects it. */
async function importScheduled({ sql }: Ctx, archive: Archive, ids: ImportedIds, userId: string): Promise<void> {
  for await (const { id, conversationId, text, replyToId, uploadIds, silent, sendAt, createdAt } of archive.lines('scheduled.json', archiveScheduled)) {
    await sql`
      with s as (
        insert into scheduled_messages (id, conversation_id, sender_id, client_id, fingerprint, text, reply_to_id, upload_ids, silent, send_at, created_at)
        select ${ids(id)}, c.id, ${userId}, ${ids(`client ${id}`)}, 'imported', ${text}, (select m.id from messages m where m.id = ${replyToId && ids(replyToId)}),
          array(select up.id from unnest(${uploadIds.map(ids)}::uuid[]) with ordinality as u (id, position) join uploads up on up.id = u.id order by u.position),
          ${silent}, ${sendAt}, ${createdAt}
        from conversations c where c.id = ${ids(conversationId)} and ${sendAt}::timestamptz > now()
        on conflict do nothing returning id, send_at
      ), queued as (${enqueueFrom(sql, sendScheduled, sql`select id::text, jsonb_build_object('scheduledId', id) from s`, sql`(select send_at from s)`)})
      select from s`
  }
}
