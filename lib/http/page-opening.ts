import { headers } from 'next/headers'
import { z } from 'zod'
import { contract } from '@/lib/contract'
import type { Opening } from '@/lib/contract/opening'
import type { Caller, CallerCtx } from '@/lib/messaging/ctx'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { listInbox } from '@/lib/messaging/conversations/list-inbox'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { getMe } from '@/lib/messaging/people/get-me'
import { createCtx } from './context'
import { log } from './log'

/** As many as the browser asks for. */
const conversations = 30
const messages = 50

/**
 * What the inbox or a thread opens with, so that its HTML shows it; null for every other page, for a page that the
 * browser fetches parts of only, and where it cannot be read: the page then fetches it as it goes.
 */
export async function getPageOpening(caller: Caller): Promise<Opening | null> {
  const asked = await headers()
  const place = /^\/inbox(?:\/([^/?]+))?(?:\?|$)/.exec(asked.get('x-path') ?? '')
  if (!place || asked.get('sec-fetch-dest') !== 'document') return null
  try {
    const ctx: CallerCtx = { ...createCtx(), caller }
    const [me, inbox, thread] = await Promise.all([getMe(ctx), listInbox(ctx, { filter: 'all', limit: conversations }), threadAt(ctx, place[1])])
    return { me: z.parse(contract.getMe.returns, me), inbox: z.parse(contract.listInbox.returns, inbox), thread }
  } catch (error) {
    log().error({ err: error }, 'A page opens without its state.')
    return null
  }
}

/** The conversation before its messages: what is said in between is then fetched by the browser, which asks from there. */
async function threadAt(ctx: CallerCtx, id: string | undefined): Promise<Opening['thread']> {
  if (id === undefined) return null
  try {
    const conversation = await getConversation(ctx, { id })
    const page = await listMessages(ctx, { id, limit: messages })
    return { conversation: z.parse(contract.getConversation.returns, conversation), page: z.parse(contract.listMessages.returns, page) }
  } catch {
    // The page itself says what is not there.
    return null
  }
}
