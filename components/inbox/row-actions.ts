import type { MembershipChange } from '@/lib/client/use-update-membership'
import type { Conversation } from '@/lib/contract/views'

/** What can be done with a conversation from the list. `mute` is without an end; the menu offers shorter ones. */
export type RowAction = 'pin' | 'unpin' | 'archive' | 'unarchive' | 'mute' | 'unmute' | 'markRead' | 'markUnread' | 'clear'

export function isMuted({ mutedUntil }: Pick<Conversation, 'mutedUntil'>, now: Date): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > now.getTime()
}

export function isUnread({ unreadCount, markedUnread }: Pick<Conversation, 'unreadCount' | 'markedUnread'>): boolean {
  return unreadCount > 0 || markedUnread
}

/** The actions that a conversation has now, one of each pair. What one has left can only be cleared. */
export function actionsOf(conversation: Conversation, now: Date): Partial<Record<'pin' | 'archive' | 'mute' | 'read' | 'clear', RowAction>> {
  if (conversation.state !== 'active') return { clear: 'clear' }
  return {
    // What is archived is in no list that has a top.
    ...(!conversation.archived && { pin: conversation.pinned ? 'unpin' : 'pin' }),
    archive: conversation.archived ? 'unarchive' : 'archive',
    mute: isMuted(conversation, now) ? 'unmute' : 'mute',
    read: isUnread(conversation) ? 'markRead' : 'markUnread',
    clear: 'clear',
  }
}

/** The keys of a focused row, as the menu shows them. */
export const rowKeys = { pin: 'P', archive: 'E', mute: 'M', read: 'U', clear: 'Delete' } as const

type Key = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }

/** What a key does on a row; undefined when the key is none of ours. */
export function actionAfterKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Key, conversation: Conversation, now: Date): RowAction | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined
  const actions = actionsOf(conversation, now)
  const name = (Object.keys(rowKeys) as (keyof typeof rowKeys)[]).find(name => rowKeys[name].toLowerCase() === key.toLowerCase())
  return name && actions[name]
}

/** Whether a key opens the menu of a row: the menu key, or what stands for it. */
export function opensMenu({ key, shiftKey }: Pick<Key, 'key' | 'shiftKey'>): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** What an action changes, as far as it is about one's own settings. */
export function changeOf(action: RowAction, until: string): MembershipChange {
  switch (action) {
    case 'pin': return { pinned: true }
    case 'unpin': return { pinned: false }
    case 'archive': return { archived: true }
    case 'unarchive': return { archived: false }
    case 'mute': return { mutedUntil: until }
    case 'unmute': return { mutedUntil: null }
    case 'markUnread': return { markedUnread: true }
    case 'markRead': return { markedUnread: false }
    case 'clear': return {}
  }
}

/** The settings that a change replaces, to undo it. */
export function settingsBefore(conversation: Conversation, change: MembershipChange): MembershipChange {
  const { pinned, archived, mutedUntil, markedUnread } = conversation
  return Object.fromEntries(Object.entries({ pinned, archived, mutedUntil, markedUnread }).filter(([name]) => name in change))
}
