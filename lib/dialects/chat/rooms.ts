import type { Conversation } from '@/lib/contract/views'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { shownEmails } from '@/lib/messaging/people/shown-emails'
import { readStates } from '@/lib/messaging/reads/read-states'
import { roomOf } from './map'
import type { ChatRoom } from './views'

/** How these conversations are shown as rooms, with all that the document has of them; however many, in two queries. */
export async function showRooms(ctx: CallerCtx, conversations: readonly Conversation[]): Promise<(conversation: Conversation) => ChatRoom> {
  const [emails, states] = await Promise.all([
    shownEmails(ctx, conversations.flatMap(({ members }) => members.map(({ user }) => user.id))),
    readStates(ctx, conversations.flatMap(({ lastMessage }) => lastMessage?.id ?? [])),
  ])
  return conversation => roomOf(conversation, { emails, read: states.get(conversation.lastMessage?.id ?? '')?.read ?? false })
}
