'use client'

import { Suspense, useEffect, useRef, type RefObject } from 'react'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'
import { MessageMenu } from './message-menu'
import { elementOf, type Overlay, type RunAction } from './run-action'
import { lazyPart } from '@/components/ui/lazy-part'

const ReactionPopover = lazyPart(() => import('./reaction-popover'))
const WhoReacted = lazyPart(() => import('./who-reacted'))
const RemoveDialog = lazyPart(() => import('./remove-dialog'))
const ForwardDialog = lazyPart(() => import('./forward-dialog'))
const DetailsDialog = lazyPart(() => import('./details-dialog'))
const ReportDialog = lazyPart(() => import('@/components/moderation/report-dialog'))

export interface MessageOverlaysProps {
  overlay: Overlay | null
  conversation: Conversation
  meId: string
  run: RunAction
  /** Closes it, unless another has taken its place meanwhile. */
  onClose: (overlay: Overlay) => void
  /** What was selected is done with. */
  onDone: () => void
  /** What takes the focus in place of the message: set by actions that lead elsewhere. */
  focusNext: RefObject<(() => void) | null>
}

/** The menu, popovers and dialogs of messages: one at a time. The focus goes back to the message. */
export default function MessageOverlays({ overlay, conversation, meId, run, onClose, onDone, focusNext }: MessageOverlaysProps) {
  const latest = useRef(overlay)
  useEffect(() => {
    latest.current = overlay
  })
  return overlay && <Suspense fallback={null}>{view(overlay)}</Suspense>

  function view(shown: Overlay) {
    const close = () => onClose(shown)
    const onOpenChange = (open: boolean) => {
      if (!open) close()
    }
    switch (shown.kind) {
      case 'menu':
        return (
          <MessageMenu {...shown} conversation={conversation} meId={meId} run={run} onOpenChange={onOpenChange} onClosed={() => giveBack(shown.message)} />
        )
      case 'react':
        return (
          <ReactionPopover
            message={shown.message}
            anchor={shown.anchor}
            align={shown.message.sender.id === meId ? 'end' : 'start'}
            all={shown.all}
            onPick={emoji => run('toggleReaction', shown.message, null, emoji)}
            onOpenChange={onOpenChange}
            onClosed={() => giveBack(shown.message)}
          />
        )
      case 'reactions':
        return <WhoReacted message={shown.message} meId={meId} anchor={shown.anchor} onOpenChange={onOpenChange} onClosed={() => giveBack(shown.message)} />
      case 'details':
        return <DetailsDialog message={shown.message} conversation={conversation} meId={meId} onOpenChange={onOpenChange} finalFocus={rowRef(shown.message)} />
      case 'report':
        return <ReportDialog open onOpenChange={onOpenChange} subject={{ messageId: shown.message.id }} name={shown.message.sender.name} />
      case 'forward':
        return <ForwardDialog {...shown} conversationId={conversation.id} meId={meId} onOpenChange={onOpenChange} onDone={done(close)} finalFocus={rowRef(shown.messages[0])} />
      case 'remove':
        return <RemoveDialog {...shown} conversation={conversation} meId={meId} onOpenChange={onOpenChange} onDone={done(close)} finalFocus={rowRef(shown.messages[0])} />
    }
  }

  function done(close: () => void) {
    return () => {
      close()
      onDone()
    }
  }

  function giveBack(message: ThreadMessage) {
    // What was opened from the menu has the focus now.
    if (latest.current) return
    const next = focusNext.current
    focusNext.current = null
    if (next) next()
    else rowOf(message)?.focus({ preventScroll: true })
  }
}

/** The row of a message or, where it is gone, the one that Tab leads to. */
function rowOf(message: ThreadMessage | undefined): HTMLElement | null {
  return (message && elementOf(message)) ?? document.querySelector<HTMLElement>('[role=log] [data-message][tabindex="0"]')
}

/** Found when it is asked for: rows come and go. */
function rowRef(message: ThreadMessage | undefined): RefObject<HTMLElement | null> {
  return {
    get current() {
      return rowOf(message)
    },
  }
}
