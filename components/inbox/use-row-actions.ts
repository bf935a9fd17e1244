'use client'

import { useCallback } from 'react'
import { useMarkAllRead } from '@/lib/client/use-mark-all-read'
import { forever, useUpdateMembership } from '@/lib/client/use-update-membership'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { toast, toastWithUndo } from '@/components/ui/toast'
import { changeOf, settingsBefore, type RowAction } from './row-actions'

const done = {
  pin: 'pinned',
  unpin: 'unpinned',
  archive: 'archived',
  unarchive: 'unarchived',
  mute: 'muted',
  unmute: 'unmuted',
  markRead: 'markedRead',
  markUnread: 'markedUnread',
} as const

export type Perform = (conversation: Conversation, action: Exclude<RowAction, 'clear'>, mutedUntil?: string) => void

/** Does what a row offers, at once; says it with a way back, or why it could not be done. Reading cannot be undone. */
export function useRowActions(): Perform {
  const update = useUpdateMembership()
  const markAllRead = useMarkAllRead()
  const words = useWords().inbox
  const errorText = useErrorText()
  return useCallback(
    (conversation, action, mutedUntil = forever) => {
      const { id } = conversation
      const change = changeOf(action, mutedUntil)
      const before = settingsBefore(conversation, change)
      const reads = action === 'markRead' && conversation.unreadCount > 0
      const doing = reads ? Promise.resolve(markAllRead(conversation)) : update(id, change)
      doing.then(
        () => {
          if (reads) toast(words.done[done[action]], { id: 'row-action' })
          else toastWithUndo(words.done[done[action]], () => update(id, before))
        },
        (error: unknown) => toast.error(errorText(error), { id: 'row-action' }),
      )
    },
    [update, markAllRead, words, errorText],
  )
}
