import * as z from 'zod/mini'
import type { Database } from '@/db/client'
import type { Ctx } from '../ctx'
import { defineJob } from '../jobs/job'
import { publishChange } from '../messages/changes'
import { type Changed, holdMessage, numberChange, whatChanged } from '../messages/message-change'
import { untilDecided } from '../verb'
import { firstLink, previewKeyOf } from './first-link'
import { loadPreview } from './load-preview'

/** Messages `m` that a preview is to be found for, or to be taken from. No address is called because of what was only asked. */
export const isPreviewable = (sql: Database) => sql`(
  m.deleted_at is null and m.kind = 'text' and (m.text ~* 'https?://' or m.preview_key is not null)
  and not exists (select from conversations pc join memberships pm on pm.conversation_id = pc.id
    where pc.id = m.conversation_id and pc.kind = 'direct' and pm.state in ('requested', 'declined')))`

/** Shows beside a message what its first link leads to, and nothing any more where an edit took the link away. */
export const previewLink = defineJob({
  kind: 'preview_link',
  payload: z.object({ messageId: z.uuid() }),
  attempts: 3,
  async run(ctx, { messageId }) {
    const message = await readMessage(ctx, messageId)
    if (!message) return
    const link = firstLink(message.text)
    if (message.previewKey === (link && previewKeyOf(link))) return
    const key = link && (await loadPreview(ctx, link))
    await untilDecided(async () => {
      const now = await readMessage(ctx, messageId)
      // Another wording brings another job.
      if (!now || now.text !== message.text || now.previewKey === key) return true
      const { there, seq } = await setPreview(ctx, now, key)
      if (seq !== null) await publishChange(ctx, now.conversationId, seq, now.memberIds)
      return there || undefined
    })
  },
})

interface Previewed {
  id: string
  conversationId: string
  version: number
  senderId: string
  text: string
  previewKey: string | null
  memberIds: string[]
}

/** Nothing for a message that is gone or not accepted. */
async function readMessage({ sql }: Ctx, messageId: string): Promise<Previewed | undefined> {
  const [message] = await sql<Previewed[]>`
    select m.id, m.conversation_id as "conversationId", c.version, m.sender_id as "senderId", m.text, m.preview_key as "previewKey",
      array(select user_id from memberships ms where ms.conversation_id = c.id and ms.state = 'active') as "memberIds"
    from messages m join conversations c on c.id = m.conversation_id where m.id = ${messageId} and ${isPreviewable(sql)}`
  return message
}

async function setPreview({ sql }: Ctx, { id, conversationId, version, senderId, text }: Previewed, key: string | null): Promise<Changed> {
  const author = { sql, caller: { userId: senderId } }
  const [changed] = await sql<Changed[]>`
    with ${holdMessage(author, { conversationId, version }, id)}, changed as (
      update messages m set preview_key = ${key} from target
      where m.id = target.id and m.text = ${text} and m.preview_key is distinct from ${key}::text
      returning target.at, null::boolean as added
    ), ${numberChange(author, { conversationId, version }, { type: 'message_updated', messageId: id })}
    select ${whatChanged(author)}`
  return changed ?? { there: false, seq: null }
}
