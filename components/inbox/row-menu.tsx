'use client'

import { Archive, ArchiveRestore, Bell, BellOff, Eraser, Info, Mail, MailOpen, Pin, PinOff } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { forever } from '@/lib/client/use-update-membership'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { counterpartOf } from '@/components/thread/people'
import { ContextMenu } from '@/components/ui/context-menu'
import { MenuItem, MenuSeparator, MenuSub } from '@/components/ui/menu'
import { actionsOf, rowKeys, type RowAction } from './row-actions'

type RowMenuProps = {
  conversation: Conversation
  at: { x: number; y: number }
  returnTo: HTMLElement | null
  meId: string
  now: Date
  onAct: (conversation: Conversation, action: RowAction, mutedUntil?: string) => void
  onClose: () => void
  onClosed: (returnTo: HTMLElement | null) => void
}

const icons = { pin: Pin, unpin: PinOff, archive: Archive, unarchive: ArchiveRestore, mute: BellOff, unmute: Bell, markRead: MailOpen, markUnread: Mail, clear: Eraser }
const hours = { hour: 1, eightHours: 8, day: 24 } as const

/** Everything that can be done with a conversation without opening it, each with the key that does the same. */
export default function RowMenu({ conversation, at, returnTo, meId, now, onAct, onClose, onClosed }: RowMenuProps) {
  const { row, menu } = useWords().inbox
  const router = useRouter()
  const actions = actionsOf(conversation, now)
  const item = (name: 'read' | 'pin' | 'archive') => {
    const action = actions[name]
    return action && (
      <MenuItem icon={icons[action]} shortcut={rowKeys[name]} onSelect={() => onAct(conversation, action)}>
        {menu[action]}
      </MenuItem>
    )
  }
  const mute = (until: string) => onAct(conversation, 'mute', until)
  return (
    <ContextMenu open onOpenChange={open => !open && onClose()} at={at} label={row.actionsFor(counterpartOf(conversation, meId).name)} onClosed={() => onClosed(returnTo)}>
      {item('read')}
      {item('pin')}
      {actions.mute === 'mute' && (
        <MenuSub icon={icons.mute} label={menu.mute}>
          {(['hour', 'eightHours', 'day'] as const).map(span => (
            <MenuItem key={span} onSelect={() => mute(new Date(Date.now() + hours[span] * 3_600_000).toISOString())}>
              {menu[span]}
            </MenuItem>
          ))}
          <MenuItem shortcut={rowKeys.mute} onSelect={() => mute(forever)}>
            {menu.forever}
          </MenuItem>
        </MenuSub>
      )}
      {actions.mute === 'unmute' && (
        <MenuItem icon={icons.unmute} shortcut={rowKeys.mute} onSelect={() => onAct(conversation, 'unmute')}>
          {menu.unmute}
        </MenuItem>
      )}
      {item('archive')}
      <MenuSeparator />
      <MenuItem icon={Info} onSelect={() => router.push(`/inbox/${conversation.id}/details`)}>
        {menu.details}
      </MenuItem>
      <MenuItem icon={icons.clear} danger shortcut={rowKeys.clear} onSelect={() => onAct(conversation, 'clear')}>
        {menu.clear}
      </MenuItem>
    </ContextMenu>
  )
}
