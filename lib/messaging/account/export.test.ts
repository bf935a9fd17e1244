import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { diskStorage } from '@/lib/storage/disk'
import { deleteMe } from '../people/delete-me'
import { refusal, scene } from '../testing/scene'
import { exportOf, listIn, makeWaiting, onDisk, opened, richLife, textIn } from './account.fixture'
import { findExport, listExports, requestExport } from './exports'
import { exportKeyOf, makeExport } from './make-export'
import { purgeExports } from './purge-exports'

const world = scene()
const { sql } = world.ctx

afterEach(() => sql`delete from jobs`)

describe('an export', () => {
  it('holds everything of one’s own, and nothing that its person may not see', async () => {
    const { ada, ben, hidden } = await richLife(world)
    const { file } = await exportOf(ada)
    const archive = await opened(file)
    const conversations = await listIn(archive, 'conversations.json')
    const pages = await Promise.all(conversations.map(({ page }) => textIn(archive, String(page))))
    const lists = await Promise.all(conversations.map(({ path }) => textIn(archive, String(path))))
    const all = [...pages, ...lists, await textIn(archive, 'account.json')].join('\n')
    expect(conversations.map(({ kind, state }) => `${String(kind)} ${String(state)}`).toSorted()).toEqual(['direct active', 'direct active', 'direct requested', 'group active'])
    for (const words of ['An answer', 'An ansewr', 'May I?', 'Countess.', 'ada@example.org', `Hello @${ada.made.username}`]) expect(all).toContain(words)
    for (const words of [...hidden, ben.made.password, 'a secret']) expect(all).not.toContain(words)
    expect(await listIn(archive, 'requests.json')).toHaveLength(4)
    expect(await listIn(archive, 'saved.json')).toHaveLength(1)
    expect(await listIn(archive, 'scheduled.json')).toMatchObject([{ text: 'Later' }])
    expect(await listIn(archive, 'reports.json')).toMatchObject([{ reason: 'spam' }])
    expect(JSON.parse(await textIn(archive, 'account.json'))).toMatchObject({ settings: { theme: 'dark' }, follows: [{ user: { name: 'Eve' } }], blocks: [{ user: { name: 'Dan' } }] })
  })

  it('is readable by itself: its pages are escaped, run nothing, and lead to the files that are in it', async () => {
    const { ada } = await richLife(world)
    const archive = await opened((await exportOf(ada)).file)
    const conversations = await listIn(archive, 'conversations.json')
    const files = await listIn(archive, 'media.json')
    expect(files.map(({ name }) => name).toSorted()).toEqual(['Ausflug <1>.png', 'me.png', 'notes.txt'])
    for (const { path, size } of files) expect((await archive.bytes(String(path), 100_000))?.length).toBe(size)
    const index = await textIn(archive, 'index.html')
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
    expect(links).toEqual(expect.arrayContaining(conversations.map(({ page }) => page)))
    expect(index).not.toContain('<b>& "Co"</b>')
    const pages = await Promise.all(conversations.map(({ page }) => textIn(archive, String(page))))
    const page = pages.find(text => text.includes('An answer')) ?? ''
    expect(page).toContain('&#60;script&#62;')
    expect([index, ...pages].join('')).not.toMatch(/<script|https?:\/\//)
    const sources = [...page.matchAll(/src="\.\.\/\.\.\/([^"]+)"/g)].map(([, source = '']) => decodeURIComponent(source))
    expect(sources).toEqual([files.find(({ name }) => name === 'Ausflug <1>.png')?.path])
  })

  it('is made once at a time and once an hour, also when it is asked for many times at once', async () => {
    const ada = await world.person()
    const answers = await Promise.all(Array.from({ length: 10 }, () => requestExport(ada)))
    expect(new Set(answers.map(({ view }) => view.id)).size).toBe(1)
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    await makeWaiting(ada)
    const again = await requestExport(ada)
    expect(again).toMatchObject({ outcome: 'existing', view: { id: answers[0]?.view.id, status: 'ready' } })
    await sql`update exports set finished_at = now() - interval '61 minutes' where user_id = ${ada.made.id}`
    expect((await requestExport(ada)).outcome).toBe('created')
    expect((await listExports(ada)).items.map(({ status }) => status)).toEqual(['preparing', 'ready'])
  })

  it('is nobody else’s', async () => {
    const [ada, ben] = await Promise.all([world.person(), world.person()])
    const { id } = await exportOf(ada)
    expect(await refusal(findExport(ben, { id }))).toBe('not_found')
    expect((await listExports(ben)).items).toEqual([])
  })

  it('tells the person’s devices when it is ready', async () => {
    const ada = await world.person()
    await exportOf(ada)
    expect(world.published.filter(({ userIds }) => userIds.includes(ada.made.id)).map(({ event }) => event.type)).toEqual(['resync'])
  })

  it('is begun anew after a crash in the middle, under the same key', async () => {
    const ada = await world.person()
    const { view } = await requestExport(ada)
    await ada.storage.put(exportKeyOf(view.id), new Uint8Array([1, 2, 3]), 'application/zip')
    await makeWaiting(ada)
    const { file } = await findExport(ada, { id: view.id })
    expect(file?.size).toBeGreaterThan(1000)
    expect((await new Response(await ada.storage.get(file?.key ?? '')).bytes()).length).toBe(file?.size)
  })

  it('survives kill -9 of the process that makes it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-exports-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const ada = { ...(await world.person()), storage: diskStorage(folder) }
    const { view } = await requestExport(ada)
    const worker = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'export-worker.fixture.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(worker.stdout, 'data')
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    expect((await findExport(ada, { id: view.id })).view.status).toBe('preparing')
    await sql`update jobs set held_until = now() - interval '1 second' where kind = 'make_export'`
    await makeWaiting(ada)
    const { file } = await findExport(ada, { id: view.id })
    const bytes = await buffer((await ada.storage.get(file?.key ?? '')) as unknown as AsyncIterable<Uint8Array>)
    expect(await listIn(await opened(onDisk(bytes)), 'conversations.json')).toEqual([])
  })

  it('that fails again and again is given up, leaves no bytes, and can be asked for anew', async () => {
    const ada = await world.person()
    const broken = { ...ada, storage: { ...ada.storage, put: async () => { throw new Error('The disk is full.') } } }
    const { view } = await requestExport(broken)
    for (let attempt = 0; attempt < makeExport.attempts; attempt++) {
      await makeWaiting(broken)
      await sql`update jobs set run_at = now() - interval '1 second' where kind = 'make_export'`
    }
    expect((await findExport(ada, { id: view.id })).view.status).toBe('failed')
    expect((await requestExport(ada)).outcome).toBe('created')
  })

  it('leaves nothing behind when the account is deleted while it is made', async () => {
    const ada = await world.person()
    const { view } = await requestExport(ada)
    const deleting = { ...ada, storage: { ...ada.storage, async put(...given: Parameters<typeof ada.storage.put>) {
      await ada.storage.put(...given)
      await deleteMe(ada, { password: ada.made.password })
    } } }
    await makeWaiting(deleting)
    expect(await ada.storage.get(exportKeyOf(view.id))).toBeNull()
  })

  it('is gone after a week, and once there is a newer one', async () => {
    const [ada, ben] = await Promise.all([world.person(), world.person()])
    const [old, replaced] = [await exportOf(ada), await exportOf(ben)]
    await sql`update exports set finished_at = now() - interval '8 days' where id = ${old.id}`
    await sql`update exports set finished_at = now() - interval '2 hours' where id = ${replaced.id}`
    const newer = await exportOf(ben)
    await purgeExports(ada)
    expect(await refusal(findExport(ada, { id: old.id }))).toBe('not_found')
    expect((await listExports(ben)).items.map(({ id }) => id)).toEqual([newer.id])
    for (const { id } of [old, replaced]) expect(await ada.storage.get(exportKeyOf(id))).toBeNull()
  })
})
