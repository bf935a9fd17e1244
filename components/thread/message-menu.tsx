'use client'

import {
  Bookmark, BookmarkX, CheckCheck, Copy, Flag, Forward, Info, Link, type LucideIcon, Pencil, Pin, PinOff, Plus, Reply, SmilePlus, Trash2, Users,
} from 'lucide-react'
import { Fragment } from 'react'
import { useWords } from '@/components/language/language-provider'
import { ContextMenu } from '@/components/ui/context-menu'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import { MenuPicture, MenuRow } from '@/components/ui/menu-row'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { useSaved } from '@/lib/client/use-saved'
import type { Conversation } from '@/lib/contract/views'
import { availableActions, type MessageAction } from './available-actions'
import { keyOfAction } from './message-keys'
import { quickReactions } from './quick-reactions'
import type { RunAction } from './run-action'
import { useNow } from './use-now'

const icons: Record<MessageAction, LucideIcon> = {
  reply: Reply, react: SmilePlus, edit: Pencil, copy: Copy, copyLink: Link, forward: Forward, save: Bookmark, unsave: BookmarkX, pin: Pin, unpin: PinOff,
  select: CheckCheck, reactions: Users, details: Info, report: Flag, remove: Trash2,
}

/** Which items stand apart from those before them. */
const begins: ReadonlySet<MessageAction> = new Set<MessageAction>(['select', 'report'])

export interface MessageMenuProps {
  message: ThreadMessage
  conversation: Conversation
  meId: string
  at: { x: number; y: number }
  /** By key, so that the first item has the focus. */
  byKey: boolean
  run: RunAction
  onOpenChange: (open: boolean) => void
  onClosed: () => void
}

/** Everything that can be done with a message, with the usual reactions on top. */
export function MessageMenu({ message, conversation, meId, at, byKey, run, onOpenChange, onClosed }: MessageMenuProps) {
  const { thread } = useWords()
  const { messages } = useSaved()
  const saved = messages.some(({ id }) => id === message.id)
  const actions = availableActions(message, { meId, conversation, saved, now: useNow().getTime() })
  const mine = (emoji: string) => message.reactions.some(reaction => reaction.emoji === emoji && reaction.mine)
  return (
    <ContextMenu open at={at} startAtFirst={byKey} label={thread.actions.menu} onOpenChange={onOpenChange} onClosed={onClosed}>
      {actions.includes('react') && (
        <MenuRow label={thread.reactions.quick}>
          {quickReactions.map(emoji => (
            <MenuPicture key={emoji} label={emoji} chosen={mine(emoji)} onSelect={() => run('toggleReaction', message, null, emoji)}>
              {emoji}
            </MenuPicture>
          ))}
          <MenuPicture label={thread.reactions.more} onSelect={() => run('react', message, null, 'more')}>
            <Plus aria-hidden="true" />
          </MenuPicture>
        </MenuRow>
      )}
      {actions.filter(action => action !== 'react').map((action, index) => (
        <Fragment key={action}>
          {index > 0 && begins.has(action) && <MenuSeparator />}
          <MenuItem icon={icons[action]} danger={action === 'remove'} shortcut={keyOfAction(action)} onSelect={() => run(action, message, null)}>
            {thread.actions[action]}
          </MenuItem>
        </Fragment>
      ))}
    </ContextMenu>
  )
}
