import type { Sql } from 'postgres'
import { connect } from '@/db/client'
import { type MadePerson, makePerson } from '@/db/factories'
import { makePhrases, phrasesPerScript, scriptCount } from './phrases'

/** How much is said to and by one person. */
export interface Scale {
  conversations: number
  messages: number
}

export const small: Scale = { conversations: 10, messages: 1_000 }
export const million: Scale = { conversations: 10_000, messages: 1_000_000 }

/** So many conversations have something unread, and so much of each; the same at every scale. */
const unread = { conversations: 5, messages: 20 }

/**
 * Somebody with `scale.conversations` direct conversations, each with somebody else, over two years; a tenth of all
 * messages is in the latest one. In set-based statements; what can be indexed at the end is. The database must be migrated.
 */
export async function seedScale(url: string, scale: Scale, report: (step: string) => void = () => {}): Promise<MadePerson> {
  // One connection: what is planned is in a table of its session.
  const sql = connect(url, 1)
  try {
    const person = await makePerson(sql)
    await sql`select set_config('synchronous_commit', 'off', false), set_config('maintenance_work_mem', '512MB', false), set_config('work_mem', '128MB', false)`
    await planConversations(sql, person.id, scale)
    const indexes = await dropIndexes(sql)
    const steps = { conversations: insertConversations, messages: insertMessages, log: insertLog, memberships: insertMemberships, requests: insertRequests }
    for (const [name, insert] of Object.entries(steps)) {
      report(name)
      await insert(sql)
    }
    for (const { name, definition } of indexes) {
      report(name)
      await sql.unsafe(definition)
    }
    report('statistics')
    await sql`vacuum analyze`
    await sql`checkpoint`
    return person
  } finally {
    await sql.end()
  }
}

async function planConversations(sql: Sql, personId: string, { conversations, messages }: Scale): Promise<void> {
  const each = Math.floor((messages * 0.9) / (conversations - 1))
  const longest = messages - each * (conversations - 1)
  await sql`
    create temp table planned as
    select n, uuidv7() as conversation_id, uuidv7() as partner_id, ${personId}::uuid as person_id,
      case when n = 1 then ${longest}::int else ${each}::int end as messages,
      case when n <= ${unread.conversations} then ${unread.messages} else 0 end as unread,
      now() - interval '2 years' as begun_at, now() - n * interval '1 minute' as last_at
    from generate_series(1, ${conversations}) n`
  await sql`
    create temp table phrases as
    select id - 1 as id, text from unnest(${makePhrases()}::text[]) with ordinality as p (text, id)`
  await sql`analyze planned`
  await sql`analyze phrases`
}

/** Of messages, those that no constraint stands on. */
async function dropIndexes(sql: Sql): Promise<{ name: string; definition: string }[]> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = 'messages'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  return [...indexes]
}

async function insertConversations(sql: Sql): Promise<void> {
  await sql`
    insert into users (id, username, username_key, name, name_key)
    select partner_id, 'partner' || partner_id, 'partner' || partner_id, 'Partner ' || n, 'partner ' || n from planned`
  await sql`insert into presence (user_id, active_at) select partner_id, last_at from planned`
  await sql`
    insert into conversations (id, kind, pair_key, last_seq, created_by, created_at)
    select conversation_id, 'direct', least(partner_id, person_id) || ':' || greatest(partner_id, person_id), messages, partner_id, begun_at from planned`
}

/** What is unread is the partner's; of the rest two in five are the person's. A conversation is in one script. */
async function insertMessages(sql: Sql): Promise<void> {
  await sql`
    insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, created_at)
    select uuidv7(), conversation_id, seq, case when mod(seq * 7 + n, 5) < 2 and seq <= messages - unread then person_id else partner_id end,
      a.text || ' ' || b.text, uuidv7(), 'seeded', begun_at + (last_at - begun_at) * seq / messages
    from planned, generate_series(1, messages) seq, lateral (
      select mod(n, ${scriptCount}) * ${phrasesPerScript} as script, n * 1000003::bigint + seq as said) said
    join phrases a on a.id = script + mod(abs(hashint8(said)::bigint), ${phrasesPerScript})
    join phrases b on b.id = script + mod(abs(hashint8(-said)::bigint), ${phrasesPerScript})
    order by n, seq`
}

async function insertLog(sql: Sql): Promise<void> {
  await sql`
    insert into conversation_events (conversation_id, seq, id, type, message_id, user_id, at)
    select conversation_id, seq, uuidv7(), 'message_created', id, sender_id, created_at from messages`
}

async function insertMemberships(sql: Sql): Promise<void> {
  await sql`
    insert into memberships (conversation_id, user_id, read_seq, delivered_seq, incoming_seq, activity_at, changed_at, created_at)
    select conversation_id, member, case when member = person_id then messages - unread else messages end, messages,
      coalesce((select m.seq from messages m where m.conversation_id = planned.conversation_id and m.sender_id <> member order by m.seq desc limit 1), 0),
      last_at, last_at, begun_at
    from planned, unnest(array[person_id, partner_id]) member`
  await sql`
    insert into read_marks (conversation_id, user_id, "only", seq, at)
    select conversation_id, user_id, false, read_seq, activity_at from memberships where read_seq > 0`
}

/** Every second conversation began as a request. */
async function insertRequests(sql: Sql): Promise<void> {
  await sql`
    insert into requests (id, conversation_id, from_id, to_id, first_seq, status, text_key, created_at, decided_at)
    select uuidv7(), conversation_id, partner_id, person_id, 1, 'accepted', md5(n::text), begun_at, begun_at from planned where mod(n, 2) = 0`
}
