import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/db/client'
import { listMessages } from '../messages/list-messages'
import { getMe } from '../people/get-me'
import { markMessageRead } from '../reads/mark-message-read'
import { markRead } from '../reads/mark-read'
import { unreadTotal } from '../reads/unread-total'
import { type Actor, scene } from '../testing/scene'
import { getConversation } from './get-conversation'
import { listInbox } from './list-inbox'

const { ctx, person } = scene()

/** So many conversations of one person, and so many messages in the latest of them, all unread. */
const size = { conversations: 10_000, messages: 7_000 }

let ada: Actor
let latest: { id: string; messageId: string }
let seen: { text: string; parameters: unknown[] }[] = []
let watched: Sql

beforeAll(async () => {
  const made = await person()
  await ctx.sql`
    with partners as (
      insert into users (id, username, username_key, name, name_key)
      select gen_random_uuid(), 'partner' || n, 'partner' || n, 'Partner', 'partner' from generate_series(1, ${size.conversations}) n returning id
    ), begun as (
      insert into conversations (id, kind, pair_key, last_seq, created_by) select gen_random_uuid(), 'direct', id || ':', 1, id from partners returning id, created_by
    )
    insert into memberships (conversation_id, user_id, activity_at)
    select begun.id, person, now() - row_number() over () * interval '1 second' from begun, unnest(array[${made.made.id}::uuid, created_by]) person`
  await ctx.sql`
    with latest as (
      select conversation_id as id, c.created_by from memberships ms join conversations c on c.id = ms.conversation_id
      where user_id = ${made.made.id} order by activity_at desc limit 1
    ), said as (
      insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, created_at)
      select gen_random_uuid(), id, n, created_by, 'Line', gen_random_uuid(), 'made', now() from latest, generate_series(1, ${size.messages}) n
    ), raised as (
      update conversations c set last_seq = ${size.messages} from latest where c.id = latest.id
    )
    update memberships ms set incoming_seq = ${size.messages} from latest where ms.conversation_id = latest.id and ms.user_id = ${made.made.id}`
  await ctx.sql`analyze`
  const parsers = connect(String(process.env.DATABASE_URL), 1)
  const { types } = parsers.options as unknown as { types: Record<string, postgres.PostgresType> }
  await parsers.end()
  watched = postgres(String(process.env.DATABASE_URL), { max: 1, types, debug: (_connection, text, parameters: unknown[]) => seen.push({ text, parameters: [...parameters] }) })
  ada = { ...made, sql: watched }
  const { items } = await listInbox(ada, { filter: 'all', limit: 1 })
  latest = { id: items[0]?.id ?? '', messageId: items[0]?.lastMessage?.id ?? '' }
})
afterAll(() => watched.end())

interface Plan {
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Index Name'?: string
  Plans?: Plan[]
}

/**
 * What the statements of an action are run by once they are prepared for good: a plan for anybody, made by somebody's
 * average. They are run again for it, within a transaction that leaves nothing behind.
 */
async function plansOf(action: () => Promise<unknown>): Promise<Plan[][]> {
  seen = []
  await watched.unsafe('begin')
  await action()
  await watched.unsafe('rollback')
  const statements = seen.filter(({ text }) => /^\s*(with|select)/.test(text) && !text.includes('pg_catalog'))
  return Promise.all(statements.map(async ({ text, parameters }) => planOf(text, parameters)))
}

async function planOf(text: string, parameters: unknown[]): Promise<Plan[]> {
  const sql = postgres(String(process.env.DATABASE_URL), { max: 1 })
  try {
    await sql.unsafe(`set plan_cache_mode = force_generic_plan; begin; prepare asked as ${text}`).simple()
    const given = parameters.length > 0 ? `(${parameters.map(literal).join(', ')})` : ''
    const [row] = await sql.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(`explain (analyze, format json) execute asked${given}`).simple()
    return row ? flat(row['QUERY PLAN'][0]?.Plan ?? {}) : []
  } finally {
    await sql.end()
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.join(',')}}'`
  if (value instanceof Date) return `'${value.toISOString()}'`
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

function flat(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flat)]
}

const rowsOf = (node: Plan) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0)

describe(`somebody with ${size.conversations} conversations and ${size.messages} unread messages in one`, () => {
  it.each<[string, () => Promise<unknown>]>([
    ['history', () => listMessages(ada, { id: latest.id, limit: 50 })],
    ['marking all as read', () => markRead(ada, { id: latest.id })],
  ])('%s takes at most two statements, each of a few rows', async (_what, action) => {
    const plans = await plansOf(action)
    expect(plans.length).toBeLessThanOrEqual(2)
    expect(plans.flat().filter(node => rowsOf(node) > 100)).toEqual([])
  })

  it('the inbox is walked through by its index', async () => {
    const plans = await plansOf(() => listInbox(ada, { filter: 'all', limit: 30 }))
    expect(plans.flat().map(node => node['Index Name'])).toContain('memberships_inbox')
  })

  // What is unread is counted, never kept as a number; so of more than a few rows only those may be looked at.
  it.each<[string, () => Promise<unknown>]>([
    ['the inbox', () => listInbox(ada, { filter: 'all', limit: 30 })],
    ['what is pinned', () => listInbox(ada, { filter: 'pinned', limit: 30 })],
    ['what is unread', () => listInbox(ada, { filter: 'unread', limit: 30 })],
    ['the total', () => unreadTotal(ada)],
    ['one’s own profile', () => getMe(ada)],
    ['the conversation', () => getConversation(ada, { id: latest.id })],
  ])('%s takes at most two statements, and counts what is unread', async (_what, action) => {
    const plans = await plansOf(action)
    expect(plans.length).toBeLessThanOrEqual(2)
    expect(plans.flat().filter(node => rowsOf(node) > 100 && rowsOf(node) !== size.messages)).toEqual([])
  })

  it('marking one message as read counts what is unread', async () => {
    const plans = await plansOf(() => markMessageRead(ada, { ...latest }))
    expect(plans.flat().filter(node => rowsOf(node) > 100 && Math.abs(rowsOf(node) - size.messages) > 1)).toEqual([])
  })
})
