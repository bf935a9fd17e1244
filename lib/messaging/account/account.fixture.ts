import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import * as z from 'zod/mini'
import type { Ctx } from '../ctx'
import { runDueJobs } from '../jobs/run-jobs'
import { createUpload } from '../media/create-upload'
import { still } from '../media/file-samples.fixture'
import { blockUser } from '../people/block-user'
import { followUser } from '../people/follow-user'
import { updateMe } from '../people/update-me'
import { updateSettings } from '../people/settings'
import { createRequest } from '../requests/create-request'
import { editMessage } from '../messages/edit-message'
import { addReaction } from '../messages/react'
import { saveMessage } from '../messages/save-message'
import { scheduleMessage } from '../messages/schedule-message'
import { sendMessage } from '../messages/send-message'
import { deleteMessage } from '../messages/delete-message'
import { pinMessage } from '../messages/pin-message'
import { markMessageRead } from '../reads/mark-message-read'
import { markRead } from '../reads/mark-read'
import { createReport } from '../moderation/create-report'
import { group } from '../testing/group'
import type { Actor, Scene } from '../testing/scene'
import { findExport, requestExport } from './exports'
import { makeExport } from './make-export'
import { type Archive, openArchive } from './read-archive'

const said = async (ctx: Actor, input: Parameters<typeof sendMessage>[1]) => (await sendMessage(ctx, input)).view
const file = async (ctx: Actor, name: string, bytes: Buffer) => createUpload(ctx, { file: new File([new Uint8Array(bytes)], name) })

/** Somebody with everything that an export can hold: Ada, with Ben on the other side, Cleo who is asked, Finn who asks, and Dan whom she blocked. */
export async function richLife(of: Scene): Promise<{ ada: Actor; ben: Actor; hidden: string[] }> {
  const { ada, ben, id } = await of.pair()
  const [cleo, dan, eve, finn] = await Promise.all(['Cleo <b>& "Co"</b>', 'Dan', 'Eve', 'Finn'].map(name => of.person({ name }))) as [Actor, Actor, Actor, Actor]
  const photo = await file(ada, 'Ausflug <1>.png', await still('png'))
  const note = await file(ben, 'notes.txt', Buffer.from('A note.'))
  const first = await said(ben, { id, text: 'Hello <script>alert(1)</script> & co' })
  const answer = await said(ada, { id, text: 'An ansewr', replyToId: first.id, uploadIds: [photo.id] })
  await editMessage(ada, { id, messageId: answer.id, text: 'An answer' })
  await addReaction(ben, { id, messageId: answer.id, emoji: '🎉' })
  await addReaction(ada, { id, messageId: answer.id, emoji: '🎉' })
  await addReaction(ada, { id, messageId: first.id, emoji: '❤️' })
  const gone = await said(ben, { id, text: 'words deleted for everyone' })
  await deleteMessage(ben, { id, messageId: gone.id, for: 'everyone' })
  const mine = await said(ben, { id, text: 'words deleted for Ada' })
  await deleteMessage(ada, { id, messageId: mine.id, for: 'me' })
  await markRead(ada, { id, upTo: first.id })
  await said(ben, { id, text: 'See this', uploadIds: [note.id] })
  const alone = await said(ben, { id, text: 'Read by itself' })
  await markMessageRead(ada, { id, messageId: alone.id })
  await pinMessage(ada, { id, messageId: first.id })
  await saveMessage(ada, { id, messageId: alone.id })
  await scheduleMessage(ada, { id, text: 'Later', sendAt: new Date(Date.now() + 86_400_000).toISOString() })
  const friends = await group(ada, ben, eve)
  await said(eve, { id: friends, text: `Hello @${ada.made.username}` })
  await createRequest(ada, { userId: cleo.made.id, text: 'May I?' })
  await createRequest(dan, { userId: ada.made.id, text: 'words of somebody who asks' })
  await createRequest(finn, { userId: ada.made.id, text: 'Do you know me?' })
  await blockUser(ada, { id: dan.made.id })
  await followUser(ada, { id: eve.made.id })
  const avatar = await file(ada, 'me.png', await still('png'))
  await updateMe(ada, { bio: 'Countess.', email: 'ada@example.org', birthDate: '1915-12-10', avatarUploadId: avatar.id })
  await updateSettings(ada, { theme: 'dark', notifications: { sound: false } })
  await createReport(ada, { messageId: mine.id, reason: 'spam' }).catch(() => createReport(ada, { userId: eve.made.id, reason: 'spam' }))
  return { ada, ben, hidden: ['words deleted for everyone', 'words deleted for Ada'] }
}

/** Does the export that was just asked for; it is due at the next millisecond at the latest. */
export async function makeWaiting(ctx: Ctx): Promise<void> {
  while ((await runDueJobs(ctx, [makeExport])) === 0);
}

/** A finished export of somebody as a file on disk, which goes with the test. */
export async function exportOf(ctx: Actor): Promise<{ id: string; file: string; bytes: Buffer }> {
  const { view } = await requestExport(ctx)
  await makeWaiting(ctx)
  const { file } = await findExport(ctx, { id: view.id })
  const stored = file && (await ctx.storage.get(file.key))
  if (!stored) throw new Error('The export is not ready.')
  const bytes = await buffer(stored as unknown as AsyncIterable<Uint8Array>)
  return { id: view.id, file: onDisk(bytes), bytes }
}

/** Bytes as a file, for as long as the test runs. */
export function onDisk(bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-archive-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'export.zip'), bytes)
  return path.join(folder, 'export.zip')
}

/** An archive that is open for as long as the test runs. */
export async function opened(file: string): Promise<Archive> {
  const archive = await openArchive(file)
  onTestFinished(() => archive.close())
  return archive
}

type Json = Record<string, unknown>

/** The items of a list of an archive, as they are. */
export async function listIn(archive: Archive, path: string): Promise<Json[]> {
  const items: Json[] = []
  for await (const item of archive.lines(path, z.record(z.string(), z.unknown()))) items.push(item)
  return items
}

export async function textIn(archive: Archive, path: string): Promise<string> {
  return Buffer.from((await archive.bytes(path, 10_000_000)) ?? []).toString('utf8')
}
