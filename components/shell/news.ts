import { isQuiet } from '@/lib/contract/quiet-hours'
import type { NotificationSettings } from '@/lib/contract/settings'
import type { Conversation, Message } from '@/lib/contract/views'

export interface Attention {
  meId: string
  settings: NotificationSettings
  now: Date
  /** Whether somebody looks at the page, and at which conversation. */
  looking: boolean
  openId: string | undefined
}

/** How a message that has just come makes itself known, apart from where it is shown. */
export function newsOf(message: Message, conversation: Conversation, { meId, settings, now, looking, openId }: Attention): { sound: boolean; desktop: boolean } {
  const nothing = { sound: false, desktop: false }
  if (message.sender.id === meId || message.kind === 'system' || message.silent || message.deletedAt) return nothing
  // Who asks to write makes no noise, nor does what one wants none of.
  if (conversation.state !== 'active' || isMuted(conversation, now) || isQuiet(settings.quietHours, now)) return nothing
  const isSeen = looking && openId === conversation.id
  return { sound: settings.sound && !isSeen, desktop: settings.desktop && !looking }
}

function isMuted({ mutedUntil }: Conversation, now: Date): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > now.getTime()
}
