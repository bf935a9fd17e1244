import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listConversations } from '@/lib/messaging/conversations/list-conversations'
import { assertIsCaller } from '../identity'
import { calls, tag } from '../limits'
import { contactOf, directConversationOf } from '../map'
import { contact, directConversation } from '../views'

/** Section 2, "GET /users/{user_id}/conversations": all of them, the most recent message first. */
const definition = endpoint({
  name: 'directGetConversations',
  method: 'GET',
  path: '/api/direct/users/{user_id}/conversations',
  tag,
  summary: 'Get all conversations for a user with contact info and unread counts.',
  limit: calls,
  params: z.object({ user_id: ref }),
  returns: z.object({ conversations: z.array(directConversation), contacts: z.array(contact) }),
  errors: ['forbidden', 'validation_failed'],
})

export const getConversations = route(definition, async (ctx, { user_id }) => {
  assertIsCaller(ctx, user_id)
  const conversations = await listConversations(ctx)
  const contacts = conversations.flatMap(({ members, unreadCount }) =>
    members.filter(({ user }) => user.id !== ctx.caller.userId).map(({ user }) => contactOf(user, unreadCount, ctx.operator.publicUrl)))
  return { conversations: conversations.map(directConversationOf), contacts }
})
