'use client'

import { Archive, ArchiveRestore, Bell, BellOff, Info, type LucideIcon, MailOpen, MessageCircleDashed, Pin, PinOff, Printer, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { actionsOf, type RowAction } from '@/components/inbox/row-actions'
import { useRowActions } from '@/components/inbox/use-row-actions'
import { useKnownConversation } from '@/lib/client/use-neighbour'
import { askSearchHere } from '../search-here'
import { useOpenConversation } from '../use-open-conversation'
import type { Entry } from './entry'

const icons: Record<Exclude<RowAction, 'clear'>, LucideIcon> = {
  pin: Pin,
  unpin: PinOff,
  archive: Archive,
  unarchive: ArchiveRestore,
  mute: BellOff,
  unmute: Bell,
  markRead: MailOpen,
  markUnread: MessageCircleDashed,
}

/** What can be done with the conversation that is open. */
export function useConversationEntries(): Entry[] {
  const router = useRouter()
  const words = useWords().shell.commands
  const perform = useRowActions()
  const openId = useOpenConversation()
  const [now] = useState(() => new Date())
  const conversation = useKnownConversation()(openId ?? '')
  if (!conversation || conversation.state !== 'active') return []
  const { id } = conversation
  const entry = (name: string, label: string, icon: LucideIcon, run: () => void): Entry => ({ id: `here:${name}`, group: 'here', label, icon, run })
  const own = Object.values(actionsOf(conversation, now)).flatMap(action =>
    action === 'clear' || action === 'markRead' ? [] : [entry(action, words[action], icons[action], () => perform(conversation, action))])
  return [
    entry('search', words.searchHere, Search, askSearchHere),
    ...own,
    entry('details', words.details, Info, () => router.push(`/inbox/${id}/details`)),
    entry('print', words.print, Printer, () => router.push(`/inbox/${id}/print`)),
  ]
}
