import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { jobs } from '../jobs/registry'
import { claimJobs, runDueJobs } from '../jobs/run-jobs'
import { type Actor, refusal, scene } from '../testing/scene'
import { listMessages } from './list-messages'
import { cancelScheduled, listScheduled, maxScheduled, scheduleMessage } from './schedule-message'
import { sendMessage } from './send-message'
import { sendScheduled } from './send-scheduled'

const { ctx, pair, person, published } = scene()
const { sql } = ctx

afterEach(() => sql`delete from jobs`)

const soon = (minutes = 60) => new Date(Date.now() + minutes * 60_000).toISOString()
/** As if the time of everything had come, and whoever held it were dead. */
const comes = () => sql`update jobs set run_at = now() - interval '1 second', held_until = null`
const work = async () => {
  while (await runDueJobs(ctx, jobs) > 0);
}
const textsIn = async (who: Actor, id: string) => (await listMessages(who, { id, limit: 50 })).items.map(({ text }) => text)

async function upload(who: Actor): Promise<string> {
  const id = newId()
  await sql`
    insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key)
    values (${id}, ${who.made.id}, 'a file', 'image', 'image/png', 1, 1, ${id})`
  return id
}
const isAttached = async (id: string) => (await sql<{ attached: boolean }[]>`select attached from uploads where id = ${id}`)[0]?.attached

describe('a scheduled message', () => {
  it('is sent at its time, as its sender, with all that belongs to it, and not before', async () => {
    const { ada, ben, id } = await pair()
    const { view: question } = await sendMessage(ben, { id, text: 'When?' })
    const uploadId = await upload(ada)
    const sendAt = soon()
    const { outcome, view } = await scheduleMessage(ada, { id, text: ' Later ', replyToId: question.id, uploadIds: [uploadId], silent: true, sendAt })
    expect(outcome).toBe('created')
    expect(view).toMatchObject({ conversationId: id, text: 'Later', replyToId: question.id, uploadIds: [uploadId], silent: true, sendAt, status: 'waiting', failure: null })
    await work()
    expect(await textsIn(ben, id)).toEqual(['When?'])
    await comes()
    await work()
    const { items } = await listMessages(ben, { id, limit: 50 })
    expect(items[1]).toMatchObject({ text: 'Later', clientId: view.clientId, silent: true, sender: { id: ada.made.id }, replyTo: { id: question.id }, attachments: [{ id: uploadId }] })
    expect(published.filter(({ event }) => event.type === 'message_created' && event.messageId === items[1]!.id)).toHaveLength(1)
    expect(await listScheduled(ada, { id })).toEqual({ items: [] })
  })

  it('is listed for its sender alone, the next first', async () => {
    const { ada, ben, id } = await pair()
    await scheduleMessage(ada, { id, text: 'second', sendAt: soon(20) })
    await scheduleMessage(ada, { id, text: 'first', sendAt: soon(10) })
    expect((await listScheduled(ada, { id })).items.map(({ text }) => text)).toEqual(['first', 'second'])
    expect(await listScheduled(ben, { id })).toEqual({ items: [] })
    expect(await refusal(listScheduled(await person(), { id }))).toBe('not_found')
  })

  it('keeps its files from being purged while it waits, and gives them up when it is taken back', async () => {
    const { ada, id } = await pair()
    const [shared, own] = [await upload(ada), await upload(ada)]
    await scheduleMessage(ada, { id, uploadIds: [shared], sendAt: soon() })
    const { view } = await scheduleMessage(ada, { id, uploadIds: [shared, own], sendAt: soon() })
    expect([await isAttached(shared), await isAttached(own)]).toEqual([true, true])
    await cancelScheduled(ada, { id, scheduledId: view.id })
    expect([await isAttached(shared), await isAttached(own)]).toEqual([true, false])
  })

  it('leaves no words behind that are gone with the message', async () => {
    const { ada, id } = await pair()
    const input = { id, text: 'a secret', sendAt: soon(), clientId: newId() }
    await scheduleMessage(ada, input)
    await comes()
    await work()
    expect((await scheduleMessage(ada, input)).view).toMatchObject({ status: 'sent', text: 'a secret' })
    await sql`update messages set deleted_at = now(), text = '' where conversation_id = ${id}`
    expect((await scheduleMessage(ada, input)).view).toMatchObject({ status: 'sent', text: '' })
    expect(await sql`select text from scheduled_messages where conversation_id = ${id}`).toEqual([{ text: '' }])
  })

  it('that is taken back is never sent', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await scheduleMessage(ada, { id, text: 'No', sendAt: soon() })
    expect(await refusal(cancelScheduled(ben, { id, scheduledId: view.id }))).toBe('not_found')
    await cancelScheduled(ada, { id, scheduledId: view.id })
    expect(await refusal(cancelScheduled(ada, { id, scheduledId: view.id }))).toBe('not_found')
    await comes()
    await work()
    expect(await textsIn(ben, id)).toEqual([])
  })

  it('that is taken back at its very time is sent or taken back, never both and never neither', async () => {
    const { ada, ben, id } = await pair()
    for (let round = 0; round < 20; round++) {
      const { view } = await scheduleMessage(ada, { id, text: `${round}`, sendAt: soon() })
      await comes()
      const [, cancelled] = await Promise.all([work(), cancelScheduled(ada, { id, scheduledId: view.id }).then(() => true, () => false)])
      await work()
      expect((await textsIn(ben, id)).includes(`${round}`)).toBe(!cancelled)
    }
  })
})

describe('scheduling is refused', () => {
  it.each([
    ['in the past', () => soon(-1)],
    ['more than a year ahead', () => soon(366 * 24 * 60)],
    ['at no time', () => 'tomorrow'],
  ])('%s', async (_, sendAt) => {
    const { ada, id } = await pair()
    expect(await refusal(scheduleMessage(ada, { id, text: 'Hello', sendAt: sendAt() }))).toBe('validation_failed')
  })

  it('for what could not be sent now either', async () => {
    const { ada, ben, id } = await pair()
    const later = { id, sendAt: soon() }
    expect(await refusal(scheduleMessage(ada, { ...later, text: '  ' }))).toBe('blank_text')
    expect(await refusal(scheduleMessage(ada, { ...later, text: 'x'.repeat(4001) }))).toBe('text_too_long')
    expect(await refusal(scheduleMessage(ada, { ...later, text: 'x', replyToId: newId() }))).toBe('not_found')
    expect(await refusal(scheduleMessage(ada, { ...later, text: 'x', uploadIds: [await upload(ben)] }))).toBe('foreign_upload')
    expect(await refusal(scheduleMessage(await person(), { ...later, text: 'x' }))).toBe('not_found')
    await sql`insert into blocks (blocker_id, blocked_id) values (${ben.made.id}, ${ada.made.id})`
    expect(await refusal(scheduleMessage(ada, { ...later, text: 'x' }))).toBe('not_accepting')
    expect(await listScheduled(ada, { id })).toEqual({ items: [] })
  })

  it('beyond 100 that wait in one conversation', async () => {
    const { ada, id } = await pair()
    for (let count = 0; count < maxScheduled; count++) await scheduleMessage(ada, { id, text: 'x', sendAt: soon() })
    expect(await refusal(scheduleMessage(ada, { id, text: 'x', sendAt: soon() }))).toBe('conflict')
  })
})

describe('a client id (rule 7)', () => {
  it('schedules once, also when many arrive at once', async () => {
    const { ada, ben, id } = await pair()
    const input = { id, text: 'Once', sendAt: soon(), clientId: newId() }
    const answers = await Promise.all(Array.from({ length: 10 }, () => scheduleMessage(ada, input)))
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['created', ...Array.from({ length: 9 }, () => 'replayed')])
    expect(new Set(answers.map(({ view }) => view.id)).size).toBe(1)
    await comes()
    await work()
    expect(await textsIn(ben, id)).toEqual(['Once'])
  })

  it('with other content, another time, or of a message that was sent is a mismatch', async () => {
    const { ada, id } = await pair()
    const input = { id, text: 'Once', sendAt: soon(), clientId: newId() }
    await scheduleMessage(ada, input)
    expect(await refusal(scheduleMessage(ada, { ...input, text: 'Twice' }))).toBe('idempotency_mismatch')
    expect(await refusal(scheduleMessage(ada, { ...input, sendAt: soon(90) }))).toBe('idempotency_mismatch')
    const { view } = await sendMessage(ada, { id, text: 'Now' })
    expect(await refusal(scheduleMessage(ada, { ...input, text: 'Now', clientId: view.clientId! }))).toBe('idempotency_mismatch')
  })
})

describe('what can no longer be sent when it is due', () => {
  const reasons: [why: string, code: string, happens: (world: { ada: Actor; ben: Actor; id: string }) => Promise<unknown>][] = [
    ['the sender was blocked', 'not_accepting', ({ ada, ben, id }) => block(ben, ada, id)],
    ['the sender blocked the other', 'user_blocked', ({ ada, ben, id }) => block(ada, ben, id)],
    ['the sender left', 'not_found', ({ ada, id }) => sql`
      with moved as (update conversations set version = version + 1 where id = ${id})
      update memberships set state = 'left' where conversation_id = ${id} and user_id = ${ada.made.id}`],
    ['the sender was suspended', 'account_suspended', ({ ada }) => sql`update users set suspended_at = now() where id = ${ada.made.id}`],
    ['the sender deleted their account', 'not_found', ({ ada }) => sql`update users set deleted_at = now() where id = ${ada.made.id}`],
  ]
  const block = (by: Actor, of: Actor, id: string) => sql`
    with moved as (update conversations set version = version + 1 where id = ${id})
    insert into blocks (blocker_id, blocked_id) values (${by.made.id}, ${of.made.id})`

  it.each(reasons)('is kept as failed with the code: %s (%s)', async (_, code, happens) => {
    const { ada, ben, id } = await pair()
    await scheduleMessage(ada, { id, text: 'Hello', sendAt: soon() })
    await happens({ ada, ben, id })
    await comes()
    await work()
    expect(await textsIn(ben, id)).toEqual([])
    expect(await sql`select status, failure, text from scheduled_messages where conversation_id = ${id}`).toEqual([{ status: 'failed', failure: code, text: 'Hello' }])
    expect(await sql`select kind from jobs`).toEqual([])
  })
})

describe('exactly once', () => {
  it('with two instances, each in a process of its own, and many messages due', async () => {
    const { ada, ben, id } = await pair()
    const texts = Array.from({ length: 20 }, (_, index) => `m${index}`)
    for (const text of texts) await scheduleMessage(ada, { id, text, sendAt: soon() })
    await comes()
    const instances = await Promise.all([instance(), instance()])
    await Promise.all(instances.map(one => one.finishes()))
    expect((await textsIn(ben, id)).toSorted()).toEqual(texts.toSorted())
    expect(await listScheduled(ada, { id })).toEqual({ items: [] })
  }, 40_000)

  it('with two workers that both hold it', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await scheduleMessage(ada, { id, text: 'Once', sendAt: soon() })
    await Promise.all(Array.from({ length: 10 }, () => sendScheduled.run({ ...ctx }, { scheduledId: view.id })))
    expect(await textsIn(ben, id)).toEqual(['Once'])
  })

  it('after a worker was killed right after it had written the message', async () => {
    const { ada, ben, id } = await pair()
    await scheduleMessage(ada, { id, text: 'Once', sendAt: soon() })
    await comes()
    const one = await instance('stuck')
    await one.killedInTheMiddle()
    expect(await textsIn(ben, id)).toEqual(['Once'])
    await comes()
    await work()
    expect(await textsIn(ben, id)).toEqual(['Once'])
    expect(await sql`select status, text from scheduled_messages where conversation_id = ${id}`).toEqual([{ status: 'sent', text: '' }])
  })

  it('after a worker was killed right before it would have written the message', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await scheduleMessage(ada, { id, text: 'Once', sendAt: soon() })
    await comes()
    await claimJobs(ctx, jobs, 1)
    await sql`update scheduled_messages set status = 'sent' where id = ${view.id}`
    await comes()
    await work()
    expect(await textsIn(ben, id)).toEqual(['Once'])
  })
})

/** A server process of its own on the same database, ready to do what is due. */
async function instance(mode = 'works') {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'scheduled-worker.fixture.ts'), mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const exited = once(child, 'exit')
  await expect.poll(() => said, { timeout: 20_000 }).toContain('ready')
  return {
    async finishes() {
      child.stdin.write('go\n')
      await exited
    },
    async killedInTheMiddle() {
      child.stdin.write('go\n')
      await expect.poll(() => said, { timeout: 20_000 }).toContain('in the middle')
      child.kill('SIGKILL')
      await exited
    },
  }
}
