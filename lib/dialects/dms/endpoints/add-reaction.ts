import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { notFound } from '@/lib/contract/errors'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listReactions } from '@/lib/messaging/messages/list-reactions'
import { addReaction as add } from '@/lib/messaging/messages/react'
import { calls, tag } from '../limits'
import { reaction } from '../views'

/** "Add Reaction": one of each emoji per person; again answers the one there is (200, decision 19). */
const definition = endpoint({
  name: 'dmsAddReaction',
  method: 'POST',
  path: '/api/dms/threads/{thread_id}/messages/{message_id}/reactions',
  tag,
  summary: 'Add an emoji reaction to a DM message.',
  limit: calls,
  status: 201,
  params: z.object({ thread_id: ref, message_id: ref }),
  body: z.object({ emoji: z.string().check(z.maxLength(100)) }),
  returns: reaction,
  errors: ['validation_failed', 'not_found', 'user_blocked', 'not_accepting', 'too_many_reactions'],
  example: { body: { emoji: '👍' } },
})

export const addReaction = route(definition, async (ctx, { thread_id, message_id, emoji }) => {
  const on = { id: thread_id, messageId: message_id, emoji }
  const { outcome } = await add(ctx, on)
  // Two people at most give the same one.
  const { messageNumber, items } = await listReactions(ctx, { ...on, limit: 10 })
  const own = items.find(({ user }) => user.id === ctx.caller.userId)
  if (!own) throw notFound('This reaction')
  return { outcome, view: { id: own.number, message_id: messageNumber, user_id: own.user.number, emoji: own.emoji, created_at: own.createdAt } }
})
