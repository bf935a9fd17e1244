import { ZipFile } from 'yazl'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Database } from '@/db/client'
import { databaseUrl, execute } from '@/db/test-statement'
import { listInbox } from '../conversations/list-inbox'
import type { Ctx } from '../ctx'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { unreadTotal } from '../reads/unread-total'
import { callerOf, checkPassword, startSession } from '../sessions/sign-in'
import { listEvents } from '../sync/list-events'
import { memoryStorage } from '../testing/memory-storage'
import { type Actor, refusal, scene } from '../testing/scene'
import { exportOf, listIn, onDisk, opened, richLife, textIn } from './account.fixture'
import { importArchive } from './import-archive'
import { type Archive, openArchive } from './read-archive'

const world = scene()
const url = inject('postgresUrl')
const name = `${inject('databasePrefix')}_fresh_${process.pid}`
let fresh: Ctx

beforeAll(async () => {
  await execute(url, `create database ${name} template ${inject('databasePrefix')}_template`)
  fresh = { ...world.ctx, sql: connect(databaseUrl(url, name), 4), storage: memoryStorage() }
})
afterAll(() => fresh.sql.end({ timeout: 5 }))

const password = 'a password for the import'

/** The imported person, signed in on the other server. */
async function signedIn(username: string): Promise<Actor> {
  const caller = await callerOf(fresh, await startSession(fresh, await checkPassword(fresh, { username, password }), 'token'))
  if (!caller) throw new Error('The imported person cannot sign in.')
  return { ...fresh, caller, made: { id: caller.userId, number: caller.person.number, username, name: caller.person.name, password } }
}

type Json = Record<string, unknown>

/** All that an archive says, with ids by the order of their appearance and numbers by rank; what is this server's own is left out. */
async function contentOf(archive: Archive): Promise<unknown> {
  const conversations = await listIn(archive, 'conversations.json')
  const messages = await Promise.all(conversations.map(({ path }) => listIn(archive, String(path))))
  const ranked = conversations.map((conversation, index) => {
    const rank = (seq: unknown) => (messages[index] ?? []).filter(message => Number(message.seq) <= Number(seq)).length
    const withRank = (item: Json) => ({ ...item, ...('seq' in item && { seq: rank(item.seq) }), ...('readSeq' in item && { readSeq: rank(item.readSeq), deliveredSeq: rank(Math.max(Number(item.readSeq), Number(item.deliveredSeq))) }) })
    return {
      ...conversation,
      members: (conversation.members as Json[]).map(withRank),
      reads: (conversation.reads as Json[]).map(withRank),
      messages: (messages[index] ?? []).map(message => ({ ...withRank(message), preview: null })),
    }
  })
  const there = new Set(conversations.map(({ id }) => id))
  const content = {
    account: JSON.parse(await textIn(archive, 'account.json')) as unknown,
    conversations: ranked,
    requests: (await listIn(archive, 'requests.json')).filter(({ conversationId }) => there.has(conversationId)),
    saved: await listIn(archive, 'saved.json'),
    scheduled: await listIn(archive, 'scheduled.json'),
    media: (await listIn(archive, 'media.json')).toSorted((a, b) => String(a.name).localeCompare(String(b.name))),
  }
  const order = new Map<string, string>()
  return JSON.parse(JSON.stringify(content).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => {
    if (!order.has(id)) order.set(id, `#${order.size}`)
    return order.get(id) ?? ''
  }))
}

/** A zip of files by name. */
async function zipOf(files: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  return onDisk(await buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Uint8Array>))
}

/** The files of an archive, some of them changed. */
async function changed(archive: Archive, changes: Record<string, (text: string) => string>): Promise<string> {
  const conversations = await listIn(archive, 'conversations.json')
  const paths = ['parley.json', 'account.json', 'conversations.json', ...conversations.map(({ path }) => String(path))]
  const files = await Promise.all(paths.map(async path => [path, (changes[path] ?? (text => text))(await textIn(archive, path))] as const))
  return zipOf(Object.fromEntries(files))
}

const usernames = (sql: Database) => sql<{ username: string }[]>`select username from users order by number`

describe('an import', () => {
  it('brings over all that an export holds: exported again, it is the same', async () => {
    const { ada } = await richLife(world)
    const archive = await opened((await exportOf(ada)).file)
    const imported = await importArchive(fresh, archive, { password })
    expect(imported).toMatchObject({ username: ada.made.username, conversations: 4, files: 3, leftOut: { files: 0, requests: 1 } })
    const again = await opened((await exportOf(await signedIn(ada.made.username))).file)
    expect(await contentOf(again)).toEqual(await contentOf(archive))
  })

  it('makes conversations that go on: unread counts as before, the log is without gap, and more can be said', async () => {
    const { ada } = await richLife(world)
    const before = (await listInbox(ada, { filter: 'all', limit: 50 })).items
    const unread = await unreadTotal(ada)
    await importArchive(fresh, await opened((await exportOf(ada)).file), { password })
    const here = await signedIn(ada.made.username)
    const inbox = (await listInbox(here, { filter: 'all', limit: 50 })).items
    expect(inbox.map(({ lastMessage, unreadCount }) => [lastMessage?.text, unreadCount])).toEqual(before.map(({ lastMessage, unreadCount }) => [lastMessage?.text, unreadCount]))
    expect(await unreadTotal(here)).toBe(unread)
    const direct = inbox.find(({ kind, members }) => kind === 'direct' && members.some(({ user }) => user.name === 'Ben Okri'))!
    const { view } = await sendMessage(here, { id: direct.id, text: 'It goes on' })
    const { items } = await listEvents(here, { id: direct.id, after: 0, limit: 100 })
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: view.seq }, (_, index) => index + 1))
    expect((await listMessages(here, { id: direct.id, limit: 100 })).items.at(-1)?.text).toBe('It goes on')
  })

  it('is refused where the username is taken, so also the second time; another username may be given', async () => {
    const { ada } = await world.pair()
    const { file } = await exportOf(ada)
    await importArchive(fresh, await opened(file), { password })
    const people = await usernames(fresh.sql)
    await expect(importArchive(fresh, await opened(file), { password })).rejects.toThrow(`There is somebody called @${ada.made.username}`)
    expect(await usernames(fresh.sql)).toEqual(people)
    const other = await importArchive(fresh, await opened(file), { username: `x${ada.made.username.slice(1)}`, password })
    expect((await signedIn(other.username)).caller.person.name).toBe('Ada Lovelace')
  })

  it('that was interrupted goes on, and nobody meets half of it meanwhile', async () => {
    const { ada } = await richLife(world)
    const archive = await opened((await exportOf(ada)).file)
    let reads = 0
    const dying: Archive = { ...archive, async *lines(path, schema) {
      for await (const line of archive.lines(path, schema)) {
        if (path.endsWith('messages.json') && ++reads > 3) throw new Error('The process died.')
        yield line
      }
    } }
    await expect(importArchive(fresh, dying, { password })).rejects.toThrow('The process died.')
    expect(await refusal(checkPassword(fresh, { username: ada.made.username, password }))).toBe('invalid_credentials')
    await importArchive(fresh, archive, { password })
    const again = await opened((await exportOf(await signedIn(ada.made.username))).file)
    expect(await contentOf(again)).toEqual(await contentOf(archive))
  })

  it('lays no words into the mouth of somebody of this server', async () => {
    const { ada, ben } = await richLife(world)
    await fresh.sql`insert into users (id, username, username_key, name, name_key) values (gen_random_uuid(), ${ben.made.username}, ${ben.made.username}, 'Another Ben', 'another ben')`
    await importArchive(fresh, await opened((await exportOf(ada)).file), { password })
    const [said] = await fresh.sql<{ words: number }[]>`select count(*)::int as words from messages m join users u on u.id = m.sender_id where u.username = ${ben.made.username}`
    expect(said?.words).toBe(0)
  })

  it('gives nobody a role or plan that the archive claims', async () => {
    const { ada } = await world.pair()
    const archive = await opened((await exportOf(ada)).file)
    const file = await changed(archive, { 'account.json': text => text.replace('"profile": {', '"profile": {"role": "administrator", "plan": "premium",') })
    await importArchive(fresh, await opened(file), { password })
    expect((await signedIn(ada.made.username)).caller).toMatchObject({ role: 'user', plan: 'free' })
  })
})

describe('an archive', () => {
  it('that is none is refused in words', async () => {
    await expect(openArchive(onDisk(Buffer.from('no zip')))).rejects.toThrow('This is no zip that can be read')
    await expect(importArchive(fresh, await opened(await zipOf({ 'a.txt': 'a' })), { password })).rejects.toThrow('parley.json is missing.')
    await expect(importArchive(fresh, await opened(await zipOf({ 'parley.json': '{"format":"x"}' })), { password })).rejects.toThrow('parley.json is not what an export writes: format')
  })

  it('with names that lead out of it, or come twice, is refused', async () => {
    const evil = await buffer(await evilZip('aa/evil.txt'))
    const leading = Buffer.from(evil.toString('latin1').replaceAll('aa/evil.txt', '../evil.txt'), 'latin1')
    await expect(openArchive(onDisk(leading))).rejects.toThrow('This is no zip that can be read: invalid relative path')
    const twice = new ZipFile()
    for (const content of ['a', 'b']) twice.addBuffer(Buffer.from(content), 'a.json')
    twice.end()
    await expect(openArchive(onDisk(await buffer(twice.outputStream as NodeJS.ReadableStream & AsyncIterable<Uint8Array>)))).rejects.toThrow('two files of the name a.json')
  })

  it('that unpacks to more than it says, or than an export can be, is refused before memory is', async () => {
    const lying = await buffer(await evilZip('parley.json', Buffer.alloc(5_000_000, ' ')))
    // The size in the directory at the end: 5,000,000 becomes 100.
    const at = lying.lastIndexOf(Buffer.from([0x40, 0x4b, 0x4c, 0x00]))
    lying.writeUInt32LE(100, at)
    await expect(importArchive(fresh, await opened(onDisk(lying)), { password })).rejects.toThrow('This is no zip that can be read: too many bytes')
    const bomb = await zipOf({ 'parley.json': Buffer.alloc(70_000_000, ' ') })
    await expect(importArchive(fresh, await opened(bomb), { password })).rejects.toThrow('parley.json is too large.')
  })

  it('with messages that no export writes is refused', async () => {
    const { ada } = await richLife(world)
    const archive = await opened((await exportOf(ada)).file)
    const [conversation] = await listIn(archive, 'conversations.json')
    const path = String(conversation?.path)
    for (const [change, words] of [
      [(text: string) => text.replace(/"seq":\d+/g, '"seq":1'), 'the messages are not in order'],
      [(text: string) => text.replace(/"text":"/, '"text":"\\u0000'), 'is not what an export writes: text'],
      [(text: string) => text.replace(/"createdAt":"[^"]+"/, '"createdAt":"now"'), 'is not what an export writes'],
    ] as const) {
      await expect(importArchive(fresh, await opened(await changed(archive, { [path]: change })), { password })).rejects.toThrow(words)
    }
  })
})

async function evilZip(path: string, content = Buffer.from('evil')): Promise<NodeJS.ReadableStream & AsyncIterable<Uint8Array>> {
  const zip = new ZipFile()
  zip.addBuffer(content, path)
  zip.end()
  return zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Uint8Array>
}
