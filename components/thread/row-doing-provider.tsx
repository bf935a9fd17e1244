'use client'

import { type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'
import { availableActions, isWritable, mayPin } from './available-actions'
import { type RowDoing, RowDoingContext, type Selection, SelectionContext } from './row-doing'
import { type Overlay, type RunAction, useRunAction } from './run-action'
import type { JumpTo } from './use-jumps'
import { lazyPart } from '@/components/ui/lazy-part'

const MessageOverlays = lazyPart(() => import('./message-overlays'))

export interface RowDoingProviderProps {
  conversation: Conversation
  meId: string
  jumpTo: JumpTo
  /** Gives the focus to the composer. */
  focusField: () => void
  children: ReactNode
}

/** Gives the rows what can be done with messages, and shows the menus and dialogs that this takes. */
export function RowDoingProvider({ conversation, meId, jumpTo, focusField, children }: RowDoingProviderProps) {
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const [wanted, setWanted] = useState(false)
  const focusNext = useRef<(() => void) | null>(null)
  const { selection, start } = useSelecting()
  const { thread } = useWords()
  const show = useCallback((next: Overlay) => {
    focusNext.current = null
    setWanted(true)
    setOverlay(next)
  }, [])
  const leadToField = useCallback(() => {
    focusNext.current = focusField
    setTimeout(focusField)
  }, [focusField])
  const close = useCallback((closed: Overlay) => setOverlay(now => (now === closed ? null : now)), [])
  const run = useRunAction({ conversationId: conversation.id, show, select: start, leadToField, words: thread })
  return (
    <RowDoingContext value={useDoing(conversation, meId, run, show, jumpTo)}>
      <SelectionContext value={selection}>
        {children}
        {wanted && (
          <Suspense fallback={null}>
            <MessageOverlays overlay={overlay} conversation={conversation} meId={meId} run={run} onClose={close} onDone={selection.leave} focusNext={focusNext} />
          </Suspense>
        )}
      </SelectionContext>
    </RowDoingContext>
  )
}

function useDoing(conversation: Conversation, meId: string, run: RunAction, show: (overlay: Overlay) => void, jumpTo: JumpTo): RowDoing {
  return useMemo<RowDoing>(
    () => ({
      meId,
      inGroup: conversation.kind === 'group',
      writable: isWritable(conversation),
      mayPin: isWritable(conversation) && mayPin(conversation, meId),
      usernames: new Map(conversation.members.map(({ user }) => [user.id, user.username])),
      perform(action, message, anchor) {
        // Whether it is saved only the menu asks.
        const may = availableActions(message, { meId, conversation, saved: action === 'unsave', now: Date.now() }).includes(action)
        if (may) run(action, message, anchor ?? null)
        else if (action === 'edit' && message.sender.id === meId && message.seq > 0) run('editRefused', message, null)
        return may
      },
      openMenu(message, at, byKey = false) {
        if (message.kind === 'system' || message.deletedAt !== null) return
        show({ kind: 'menu', message, at, byKey })
      },
      showForward: messages => show({ kind: 'forward', messages }),
      showRemove: messages => show({ kind: 'remove', messages }),
      react: (message, emoji) => run('toggleReaction', message, null, emoji),
      jumpTo,
    }),
    [conversation, meId, run, show, jumpTo],
  )
}

function useSelecting(): { selection: Selection; start: (message: ThreadMessage) => void } {
  const [selected, setSelected] = useState<ReadonlyMap<string, ThreadMessage> | null>(null)
  const toggle = useCallback((message: ThreadMessage) => {
    setSelected(before => {
      const after = new Map(before)
      if (!after.delete(message.id)) after.set(message.id, message)
      return after
    })
  }, [])
  const selection = useMemo(() => ({ selected, toggle, leave: () => setSelected(null) }), [selected, toggle])
  return { selection, start: toggle }
}
