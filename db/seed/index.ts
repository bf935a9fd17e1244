import type { Database } from '../client'
import { makeConversation, makePerson } from '../factories'
import { demoAccounts, demoConversations, type DemoName } from './cast'

/** Lays out the demo cast and their conversations once; does nothing where anybody is there already. */
export async function seedDemo(sql: Database): Promise<void> {
  const [anybody] = await sql`select from users where username_key = any(${demoAccounts.map(account => account.username)}) limit 1`
  if (anybody) return
  const ids = new Map<string, string>()
  for (const account of demoAccounts) ids.set(account.username, (await makePerson(sql, account)).id)
  const idOf = (name: DemoName) => ids.get(name) ?? ''
  for (const { between, lines, unread } of demoConversations) {
    await makeConversation(
      sql,
      [idOf(between[0]), idOf(between[1])],
      lines.map(([name, minutesAgo, text]) => ({ senderId: idOf(name), text, at: new Date(Date.now() - minutesAgo * 60_000) })),
      unread,
    )
  }
}
