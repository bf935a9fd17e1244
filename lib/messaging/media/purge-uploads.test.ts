import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { type Actor, scene } from '../testing/scene'
import { createUpload } from './create-upload'
import { photo } from './file-samples.fixture'
import { purgeUploads } from './purge-uploads'
import { releaseUploads } from './release-uploads'

const { ctx, person } = scene()
const { sql } = ctx

async function upload(owner: Actor, name = 'a.txt', bytes: Uint8Array = Buffer.from('0123456789')): Promise<string> {
  return (await createUpload(owner, { file: new File([new Uint8Array(bytes)], name) })).id
}

/** A message with the upload, in a conversation of its own. */
async function sent(owner: Actor, uploadId: string): Promise<string> {
  const id = await makeConversation(sql, [owner.made.id, (await person()).made.id], [{ senderId: owner.made.id, text: 'See', at: new Date() }])
  const [row] = await sql<{ id: string }[]>`
    with kept as (update uploads set attached = true where id = ${uploadId})
    insert into attachments (message_id, position, upload_id) select id, 1, ${uploadId} from messages where conversation_id = ${id}
    returning message_id as id`
  return row?.id ?? ''
}

/** As the delete verbs do it: softly, or for good. */
const remove = (messageId: string, softly = true) => softly
  ? sql`with gone as (update messages set deleted_at = now() where id = ${messageId} returning id),
      released as (${releaseUploads(sql, sql`select id from gone`)}) select from gone`
  : sql`with gone as (delete from messages where id = ${messageId} returning id),
      released as (${releaseUploads(sql, sql`select id from gone`)}) select from gone`

/** As if so long had passed since it was given up, and since it was uploaded. */
const later = (id: string, time = '1 day') => sql`
  update uploads set created_at = created_at - ${time}::interval, deleted_at = deleted_at - ${time}::interval where id = ${id}`

async function left(id: string) {
  const [row] = await sql<{ givenUp: boolean }[]>`select deleted_at is not null as "givenUp" from uploads where id = ${id}`
  return row ? (row.givenUp ? 'given up' : 'kept') : 'gone'
}
const bytes = (id: string) => ctx.storage.get(`uploads/${id}/original`)
const counted = async (owner: Actor) => (await sql<{ size: number }[]>`select stored_size as size from users where id = ${owner.made.id}`)[0]?.size

describe('uploads that were not sent', () => {
  it('are there for a day, then gone, and count no more', async () => {
    const ada = await person()
    const id = await upload(ada, 'a.jpg', await photo())
    expect(await counted(ada)).toBeGreaterThan(500)
    await later(id, '23 hours')
    await purgeUploads(ctx)
    expect(await left(id)).toBe('kept')
    await later(id, '2 hours')
    await purgeUploads(ctx)
    expect(await left(id)).toBe('given up')
    await later(id, '2 minutes')
    await purgeUploads(ctx)
    expect([await left(id), await bytes(id), await ctx.storage.get(`uploads/${id}/small`), await counted(ada)]).toEqual(['gone', null, null, 0])
  })

  it('stay for a message that waits for its time', async () => {
    const ada = await person()
    const id = await upload(ada)
    const conversation = await makeConversation(sql, [ada.made.id, (await person()).made.id])
    await sql`
      insert into scheduled_messages (id, conversation_id, sender_id, client_id, fingerprint, text, upload_ids, send_at)
      values (gen_random_uuid(), ${conversation}, ${ada.made.id}, gen_random_uuid(), 'x', '', ${[id]}::uuid[], now() + interval '3 days')`
    await later(id)
    await purgeUploads(ctx)
    expect(await left(id)).toBe('kept')
  })
})

describe('uploads of deleted messages', () => {
  it.each([true, false])('go with the message (softly: %s)', async softly => {
    const ada = await person()
    const id = await upload(ada)
    await remove(await sent(ada, id), softly)
    expect(await left(id)).toBe('given up')
    await purgeUploads(ctx)
    expect(await bytes(id)).not.toBeNull()
    await later(id)
    await purgeUploads(ctx)
    expect([await left(id), await bytes(id), await counted(ada)]).toEqual(['gone', null, 0])
  })

  it('stay while another message has them', async () => {
    const ada = await person()
    const id = await upload(ada)
    const [first, second] = await Promise.all([sent(ada, id), sent(ada, id)])
    await remove(first ?? '')
    expect(await left(id)).toBe('kept')
    await remove(second ?? '')
    expect(await left(id)).toBe('given up')
  })

  it('stay while they are the picture of their owner', async () => {
    const ada = await person()
    const id = await upload(ada, 'a.jpg', await photo())
    await sql`update users set avatar_url = ${`/api/uploads/${id}?size=small`} where id = ${ada.made.id}`
    await remove(await sent(ada, id))
    expect(await left(id)).toBe('kept')
  })

  it('come back where they were sent again in the very moment of the deletion', async () => {
    const ada = await person()
    const id = await upload(ada)
    await remove(await sent(ada, id))
    await sent(ada, id)
    await purgeUploads(ctx)
    expect([await left(id), await bytes(id) !== null]).toEqual(['kept', true])
  })
})

describe('a purge', () => {
  it('that dies before the row is gone is finished by the next', async () => {
    const ada = await person()
    const id = await upload(ada)
    await remove(await sent(ada, id))
    await later(id)
    await ctx.storage.remove(`uploads/${id}/original`)
    await purgeUploads(ctx)
    expect([await left(id), await counted(ada)]).toEqual(['gone', 0])
  })

  it('at the same time as another counts nothing twice', async () => {
    const ada = await person()
    const ids = await Promise.all(Array.from({ length: 5 }, () => upload(ada)))
    await upload(ada)
    await Promise.all(ids.map(async id => {
      await remove(await sent(ada, id))
      await later(id)
    }))
    await Promise.all(Array.from({ length: 4 }, () => purgeUploads(ctx)))
    expect(await counted(ada)).toBe(10)
  })

  it('finishes what could not be put', async () => {
    const ada = await person()
    const full = { ...ada, storage: { ...ctx.storage, put: async () => Promise.reject(new Error('No space left.')) } }
    await expect(createUpload(full, { file: new File(['x'], 'x.txt') })).rejects.toThrow('No space left.')
    const [row] = await sql<{ id: string }[]>`select id from uploads where owner_id = ${ada.made.id}`
    expect(await left(row?.id ?? '')).toBe('given up')
    await later(row?.id ?? '')
    await purgeUploads(ctx)
    expect([await left(row?.id ?? ''), await counted(ada)]).toEqual(['gone', 0])
  })
})
