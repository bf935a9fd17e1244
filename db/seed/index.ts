import type { Database } from '../client'
import { makeConversation, makePerson } from '../factories'
import { demoAccounts, demoConversations, type DemoConversation } from './cast'

/** Lays out the demo cast and their conversations, and after an interruption what is missing of them. */
export async function seedDemo(sql: Database): Promise<void> {
  const ids = new Map<string, string>()
  for (const account of demoAccounts) ids.set(account.username, await findOrMakePerson(sql, account))
  for (const conversation of demoConversations) await makeIfMissing(sql, conversation, name => ids.get(name) ?? '')
}

async function findOrMakePerson(sql: Database, account: (typeof demoAccounts)[number]): Promise<string> {
  const [there] = await sql<{ id: string }[]>`select id from users where username_key = ${account.username}`
  return there?.id ?? (await makePerson(sql, account)).id
}

async function makeIfMissing(sql: Database, { between, lines, unread }: DemoConversation, idOf: (name: string) => string): Promise<void> {
  const pair: [string, string] = [idOf(between[0]), idOf(between[1])]
  const [there] = await sql`select from conversations where pair_key = ${[...pair].sort().join(':')} and last_seq > 0`
  if (there) return
  const said = lines.map(([name, minutesAgo, text]) => ({ senderId: idOf(name), text, at: new Date(Date.now() - minutesAgo * 60_000) }))
  await makeConversation(sql, pair, said, unread)
}
