import { hash } from '@node-rs/argon2'
import { v7 as newId } from 'uuid'
import type { Database } from './client'

/** Somebody made by a factory, who can sign in with `password`. */
export interface MadePerson {
  id: string
  number: number
  username: string
  name: string
  password: string
}

interface PersonTraits {
  username?: string
  name?: string
  password?: string
  bio?: string
}

const key = (text: string) => text.normalize('NFKC').toLowerCase()

/** A person of their own, unlike any other. */
export async function makePerson(sql: Database, traits: PersonTraits = {}): Promise<MadePerson> {
  const id = newId()
  const username = traits.username ?? `p${id.replaceAll('-', '').slice(-20)}`
  const name = traits.name ?? `Person ${id.slice(-4)}`
  const password = traits.password ?? 'a password of ours'
  // A cheap hash: what protects a password is not what a made-up person is for.
  const passwordHash = await hash(password, { memoryCost: 1024, timeCost: 1 })
  const [row] = await sql<{ number: number }[]>`
    insert into users (id, username, username_key, name, name_key, bio, password_hash)
    values (${id}, ${username}, ${key(username)}, ${name}, ${key(name)}, ${traits.bio ?? ''}, ${passwordHash})
    returning number`
  return { id, number: row?.number ?? 0, username, name, password }
}

/** A line said in a made conversation. */
export interface MadeLine {
  senderId: string
  text: string
  at: Date
}

/** A direct conversation with what was said in it, oldest first, in one statement; of the last lines `unread` are not read by the other side. */
export async function makeConversation(sql: Database, between: [string, string], lines: MadeLine[] = [], unread = 0): Promise<string> {
  const id = newId()
  const messages = lines.map((line, index) => ({ ...line, id: newId({ msecs: line.at.getTime() }), clientId: newId(), eventId: newId(), seq: index + 1 }))
  const last = messages.at(-1)
  const begunAt = (lines[0]?.at ?? new Date()).toISOString()
  const seen = Math.max(0, messages.length - unread)
  const members = between.map(userId => {
    const incoming = messages.findLast(message => message.senderId !== userId)?.seq ?? 0
    return { userId, incoming, read: last?.senderId === userId ? incoming : seen }
  })
  await sql`
    with begun as (
      insert into conversations (id, kind, pair_key, last_seq, created_by, created_at)
      values (${id}, 'direct', ${[...between].sort().join(':')}, ${messages.length}, ${lines[0]?.senderId ?? between[0]}, ${begunAt}::timestamptz)
    ), member as (
      insert into memberships (conversation_id, user_id, read_seq, delivered_seq, incoming_seq, activity_at, created_at)
      select ${id}, person, read, read, incoming, ${(last?.at ?? new Date(begunAt)).toISOString()}::timestamptz, ${begunAt}::timestamptz
      from unnest(${members.map(m => m.userId)}::uuid[], ${members.map(m => m.read)}::bigint[], ${members.map(m => m.incoming)}::bigint[]) as m (person, read, incoming)
    ), mark as (
      insert into read_marks (conversation_id, user_id, "only", seq, at)
      select ${id}, person, false, read, ${(last?.at ?? new Date(begunAt)).toISOString()}::timestamptz
      from unnest(${members.map(m => m.userId)}::uuid[], ${members.map(m => m.read)}::bigint[]) as m (person, read) where read > 0
    ), said as (
      select * from unnest(${messages.map(m => m.id)}::uuid[], ${messages.map(m => m.seq)}::bigint[], ${messages.map(m => m.senderId)}::uuid[],
        ${messages.map(m => m.text)}::text[], ${messages.map(m => m.clientId)}::uuid[], ${messages.map(m => m.eventId)}::uuid[],
        ${messages.map(m => m.at.toISOString())}::timestamptz[]) as s (id, seq, sender, text, client, event, at)
    ), message as (
      insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, created_at)
      select id, ${id}, seq, sender, text, client, 'made', at from said
    )
    insert into conversation_events (conversation_id, seq, id, type, message_id, user_id, at)
    select ${id}, seq, event, 'message_created', id, sender, at from said`
  return id
}
