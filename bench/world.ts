import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { connect } from '@/db/client'
import { makeConversation, makePerson } from '@/db/factories'
import { migrateDatabase } from '@/db/migrate'
import { ensureDatabase, startPostgres } from '@/server/postgres'

/** One of the concurrent senders: a conversation of their own, so that no two wait for one row. */
export interface Lane {
  conversationId: string
  senderId: string
  recipientId: string
  senderName: string
  recipientName: string
  password: string
}

/** The one Postgres of a run: embedded, with the durable settings of the product, in a folder of its own. */
export interface World {
  url: string
  lanes: Lane[]
  /** Before each row: nothing of the last one waits to be published or to be written to disk. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** An empty Postgres; `url` is its maintenance database. */
export async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'parley-bench-'))
  const server = await startPostgres({ dataDir, settings: { max_connections: '200' }, report: (message) => console.error(`Postgres: ${message}`) })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

export async function createWorld(lanes: number): Promise<World> {
  const server = await startServer()
  try {
    const url = await ensureDatabase(server.url, 'parley')
    await migrateDatabase(url)
    return { url, lanes: await makeLanes(url, lanes), settle: () => settle(url), stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function makeLanes(url: string, count: number): Promise<Lane[]> {
  const sql = connect(url, 4)
  try {
    return await Promise.all(Array.from({ length: count }, async () => {
      const [sender, recipient] = [await makePerson(sql), await makePerson(sql)]
      return {
        conversationId: await makeConversation(sql, [sender.id, recipient.id]),
        senderId: sender.id,
        recipientId: recipient.id,
        senderName: sender.username,
        recipientName: recipient.username,
        password: sender.password,
      }
    }))
  } finally {
    await sql.end()
  }
}

async function settle(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`truncate outbox`
    await sql`checkpoint`
  } finally {
    await sql.end()
  }
}
