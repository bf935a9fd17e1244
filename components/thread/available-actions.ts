import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'

/** What can be done with a message, in the order in which it is offered. */
export const messageActions = [
  'reply', 'react', 'edit', 'copy', 'copyLink', 'forward', 'save', 'unsave', 'pin', 'unpin', 'select', 'reactions', 'details', 'report', 'remove',
] as const
export type MessageAction = (typeof messageActions)[number]

/** How long one's own words can be changed, in milliseconds; the server decides by its own clock. */
export const editWindow = 15 * 60_000

/** Who looks, at what conversation, and when. */
export interface Viewer {
  meId: string
  conversation: Pick<Conversation, 'kind' | 'state' | 'requestId' | 'members'>
  saved: boolean
  now: number
}

/** What of it somebody may do with a message right now. */
export function availableActions(message: ThreadMessage, viewer: Viewer): MessageAction[] {
  const { meId, conversation, saved, now } = viewer
  if (message.kind === 'system' || message.deletedAt !== null) return []
  if (message.seq === 0) return message.text ? ['copy'] : []
  const mine = message.sender.id === meId
  const writable = isWritable(conversation)
  const allowed: Record<MessageAction, boolean> = {
    reply: writable,
    react: writable,
    edit: writable && mine && now - Date.parse(message.createdAt) < editWindow,
    copy: message.text !== '',
    copyLink: true,
    forward: conversation.state === 'active',
    save: !saved,
    unsave: saved,
    pin: message.pinnedAt === null && writable && mayPin(conversation, meId),
    unpin: message.pinnedAt !== null && writable && mayPin(conversation, meId),
    select: true,
    reactions: message.reactions.length > 0,
    details: true,
    report: !mine,
    remove: true,
  }
  return messageActions.filter(action => allowed[action])
}

/** Whether a message can be taken away from everybody: one's own, and in groups what owner and admins do not want there. */
export function mayRemoveForEveryone(message: ThreadMessage, { meId, conversation }: Pick<Viewer, 'meId' | 'conversation'>): boolean {
  return conversation.state === 'active' && (message.sender.id === meId || runsGroup(conversation, meId))
}

/** Whether something can be said here, and so be reacted and replied to. */
export function isWritable({ kind, state, requestId, members }: Viewer['conversation']): boolean {
  return state === 'active' && members.length > 1 && !(kind === 'direct' && requestId)
}

/** Either side of a direct conversation pins, in groups those who run it. */
export function mayPin(conversation: Viewer['conversation'], meId: string): boolean {
  return conversation.kind === 'direct' || runsGroup(conversation, meId)
}

function runsGroup({ kind, members }: Viewer['conversation'], meId: string): boolean {
  const role = members.find(({ user }) => user.id === meId)?.role
  return kind === 'group' && (role === 'owner' || role === 'admin')
}
