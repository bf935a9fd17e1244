'use client'

import { useEffect, useState } from 'react'
import { useDraft } from '@/lib/client/use-draft'
import { useLastOwnMessage } from '@/lib/client/use-last-own-message'
import { useMessageActions } from '@/lib/client/use-message-actions'
import type { NewMessage } from '@/lib/client/use-send-message'
import { type Tray, useTray } from '@/lib/client/use-tray'
import { useErrorText } from '@/components/language/use-error-text'
import { type Composing, useComposing } from '@/components/thread/composing'
import { editWindow } from '@/components/thread/available-actions'
import { toast } from '@/components/ui/toast'
import { checkDraft, type DraftCheck } from './draft-text'

export interface Composition {
  composing: Composing
  tray: Tray
  /** What the field shows: the draft, or the message that is changed; the two never mix. */
  text: string
  check: DraftCheck
  change(text: string): void
  /** What would be said now, besides how; taking it empties draft and tray. */
  take(): NewMessage
  /** Sends, or keeps the changes. */
  submit(how?: { silent?: boolean }): void
  /** Begins to change what one said last; false where there is nothing to change. */
  editLast(): boolean
}

/** What is being written in a conversation, whatever it is going to be. */
export function useComposition(conversationId: string, onSend: (message: NewMessage) => void, onTyping: (typing: boolean) => void): Composition {
  const composing = useComposing()
  const { mode, finish } = composing
  const [draft, setDraft] = useDraft(conversationId)
  const [change, setChange] = useState<{ messageId: string; text: string } | null>(null)
  const tray = useTray(conversationId)
  const { edit } = useMessageActions(conversationId)
  const lastOwn = useLastOwnMessage(conversationId, editWindow)
  const errorText = useErrorText()

  const edited = mode.kind === 'edit' ? mode.message : undefined
  const text = edited ? (change?.messageId === edited.id ? change.text : edited.text) : draft
  const ready = tray.items.filter(({ file }) => !file.failure).length
  const check = checkDraft(text, edited ? edited.attachments.length > 0 : ready > 0)

  // What was begun to be changed is not kept for the next time.
  useEffect(() => {
    if (mode.kind !== 'edit') setChange(null)
  }, [mode.kind])

  async function keepChanges(): Promise<void> {
    if (!edited) return
    finish()
    if (text.trim() === edited.text) return
    try {
      await edit(edited, text)
    } catch (error) {
      composing.edit(edited)
      setChange({ messageId: edited.id, text })
      toast.error(errorText(error))
    }
  }

  function take(): NewMessage {
    const message = { text: draft, attachments: tray.take(), ...(mode.kind === 'reply' && { replyTo: mode.message }) }
    setDraft('')
    if (mode.kind === 'reply') finish()
    return message
  }

  return {
    composing,
    tray,
    text,
    check,
    change(next) {
      if (edited) return setChange({ messageId: edited.id, text: next })
      setDraft(next)
      onTyping(next.trim() !== '')
    },
    take,
    submit(how = {}) {
      if (!check.sendable) return
      if (edited) return void keepChanges()
      onSend({ ...take(), ...how })
      onTyping(false)
    },
    editLast() {
      const last = lastOwn()
      if (last) composing.edit(last)
      return last !== undefined
    },
  }
}
