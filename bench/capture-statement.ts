import postgres from 'postgres'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { contextOf } from './context'
import { messageText, type Slot, type Statement } from './statement'
import type { Lane } from './world'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Sends one message through the verb and keeps the statement that reached the driver, so that what the
 * floors run can never differ from what the product runs.
 */
export async function captureStatement(url: string, lane: Lane): Promise<Statement> {
  const seen: { text: string; parameters: unknown[] }[] = []
  const sql = postgres(url, { max: 1, onnotice: () => {}, debug: (_connection, text, parameters: unknown[]) => seen.push({ text, parameters: [...parameters] }) })
  try {
    await sendMessage(contextOf(sql, lane.senderId), { id: lane.conversationId, text: messageText })
  } finally {
    await sql.end()
  }
  const writes = seen.filter(({ text }) => text.includes('insert into messages'))
  if (writes.length !== 1 || !writes[0]) throw new Error(`A send ran ${writes.length} statements that write a message; the bench knows one.`)
  return planOf(writes[0].text, writes[0].parameters, lane)
}

function planOf(text: string, parameters: unknown[], lane: Lane): Statement {
  const fresh: string[] = []
  const slots = parameters.map((value): Slot => {
    if (value === lane.conversationId) return { of: 'conversationId' }
    if (value === lane.senderId) return { of: 'senderId' }
    if (typeof value === 'number' || typeof value === 'boolean') return { constant: value }
    if (typeof value !== 'string') throw new Error(`The send statement has a parameter that the bench does not know: ${typeof value}.`)
    if (!uuid.test(value)) return { constant: value }
    if (!fresh.includes(value)) fresh.push(value)
    return { fresh: fresh.indexOf(value) }
  })
  return { text, slots, freshIds: fresh.length }
}
