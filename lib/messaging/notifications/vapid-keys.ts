import webPush from 'web-push'
import type { Database } from '@/db/client'

/** What this server proves with, to push services, that it is the one that a browser subscribed to (RFC 8292). */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

const known = new WeakMap<Database, Promise<VapidKeys>>()

/** The keys of this server: made when first asked for, kept in the database, so the same for all instances and for ever. */
export function vapidKeys(sql: Database): Promise<VapidKeys> {
  const keys = known.get(sql) ?? find(sql)
  known.set(sql, keys)
  keys.catch(() => known.delete(sql))
  return keys
}

async function find(sql: Database): Promise<VapidKeys> {
  const [there] = await stored(sql)
  if (there) return there.value
  // Of two instances that start at once the first one's keys stay.
  await sql`
    insert into server_state (key, value) values ('vapid', ${sql.json({ ...webPush.generateVAPIDKeys() })})
    on conflict do nothing`
  const [kept] = await stored(sql)
  if (!kept) throw new Error('The VAPID keys were not kept.')
  return kept.value
}

const stored = (sql: Database) => sql<{ value: VapidKeys }[]>`select value from server_state where key = 'vapid'`
