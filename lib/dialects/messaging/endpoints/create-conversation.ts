import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { invalid } from '@/lib/contract/errors'
import { jsonRef } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { createConversation as createDirect } from '@/lib/messaging/conversations/create-conversation'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { createGroup } from '@/lib/messaging/groups/create-group'
import { sends, tag } from '../limits'
import { createdConversationOf } from '../map'
import { conversationType, createdConversation, success } from '../views'

/**
 * Section 1, "Create Conversation". The caller is in it always and need not be named (decision 17). A DIRECT one with
 * somebody is found where there is one already, also across a block (decision 22a).
 */
const definition = endpoint({
  name: 'messagingCreateConversation',
  method: 'POST',
  path: '/api/messages/conversations',
  tag,
  summary: 'Create a conversation.',
  limit: sends,
  status: 201,
  body: z.object({
    participantIds: z.array(jsonRef).check(z.minLength(1, 'At least one other person.'), z.maxLength(256, 'At most 256 people.')),
    type: z._default(conversationType, 'DIRECT'),
    name: z.nullish(z.string().check(z.maxLength(400))),
  }),
  returns: success(createdConversation),
  errors: ['validation_failed', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting', 'group_full', 'idempotency_mismatch'],
  example: { body: { participantIds: ['0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'], type: 'DIRECT' } },
})

export const createConversation = route(definition, async (ctx, { participantIds, type, name }) => {
  const others = othersOf(ctx, participantIds)
  if (type === 'GROUP') {
    const { id } = await createGroup(ctx, { memberIds: participantIds, ...(name?.trim() && { name }) })
    return shown(ctx, true, await getConversation(ctx, { id }))
  }
  if (others.length > 1) throw invalid('participantIds', 'A DIRECT conversation has exactly one other participant.')
  const { outcome, view } = await createDirect(ctx, { memberIds: others.length > 0 ? others : participantIds.slice(0, 1) })
  return shown(ctx, outcome === 'created', view)
})

/** Without the caller, who may or may not be named, and each once. */
function othersOf({ caller: { person } }: CallerCtx, refs: string[]): string[] {
  return [...new Set(refs.map(name => name.toLowerCase()))].filter(name => name !== person.id && name !== String(person.number))
}

function shown(ctx: CallerCtx, isNew: boolean, conversation: Awaited<ReturnType<typeof getConversation>>) {
  const view = {
    success: true as const,
    message: isNew ? 'Conversation created' : 'Conversation found',
    data: createdConversationOf(conversation, isNew, ctx.operator.publicUrl),
  }
  return { outcome: isNew ? 'created' as const : 'existing' as const, view }
}
