import { v7 as newId } from 'uuid'
import { makeConversation } from '@/db/factories'
import type { Database } from '@/db/client'
import { type Actor, type Scene } from '../testing/scene'
import type { Caller } from '../ctx'
import { createReport } from './create-report'

/** Somebody with a role. */
export async function staff({ person, ctx }: Scene, role: Exclude<Caller['role'], 'user'>): Promise<Actor> {
  const actor = await person()
  await ctx.sql`update users set role = ${role} where id = ${actor.made.id}`
  return { ...actor, caller: { ...actor.caller, role } }
}

/** Two people and what the second said to the first, with the ids of the messages in order. */
export async function talk({ person, ctx }: Scene, lines: string[]): Promise<{ ada: Actor; ben: Actor; id: string; ids: string[] }> {
  const [ada, ben] = await Promise.all([person({ name: 'Ada Lovelace' }), person({ name: 'Ben Okri' })])
  const said = lines.map((text, index) => ({ senderId: ben.made.id, text, at: new Date(1_700_000_000_000 + index) }))
  const id = await makeConversation(ctx.sql, [ada.made.id, ben.made.id], said)
  const rows = await ctx.sql<{ id: string }[]>`select id from messages where conversation_id = ${id} order by seq`
  return { ada, ben, id, ids: rows.map(row => row.id) }
}

/** Somebody's report of one message that they got. */
export async function reported(scene: Scene, text: string): Promise<{ ada: Actor; ben: Actor; reportId: string }> {
  const { ada, ben, ids } = await talk(scene, [text])
  const { view } = await createReport(ada, { messageId: ids[0] ?? '', reason: 'spam' })
  return { ada, ben, reportId: view.id }
}

/** Says a text to somebody, and they report it. */
export async function reportOf(scene: Scene, sender: Actor, text: string): Promise<{ reporter: Actor; reportId: string }> {
  const reporter = await scene.person()
  await makeConversation(scene.ctx.sql, [sender.made.id, reporter.made.id], [{ senderId: sender.made.id, text, at: new Date() }])
  const [row] = await scene.ctx.sql<{ id: string }[]>`select id from messages where sender_id = ${sender.made.id} order by number desc limit 1`
  const { view } = await createReport(reporter, { messageId: row?.id ?? '', reason: 'spam' })
  return { reporter, reportId: view.id }
}

/** An upload of somebody's, attached to a message. */
export async function attach(sql: Database, ownerId: string, messageId: string): Promise<string> {
  const id = newId()
  await sql`
    with upload as (
      insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key, attached)
      values (${id}, ${ownerId}, 'picture.png', 'image', 'image/png', 10, 10, ${`uploads/${id}`}, true)
    )
    insert into attachments (message_id, position, upload_id) values (${messageId}, 0, ${id})`
  return id
}

/** Changes what a trigger keeps, as somebody with all rights on the database could. */
export async function tamper(sql: Database, table: 'evidence' | 'audit_log', change: ReturnType<Database>): Promise<void> {
  await sql`alter table ${sql(table)} disable trigger user`
  await change
  await sql`alter table ${sql(table)} enable trigger user`
}
