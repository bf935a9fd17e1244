'use client'

import { useMemo } from 'react'
import { useErrorText } from '@/components/language/use-error-text'
import { toast, toastWithUndo } from '@/components/ui/toast'
import { type MessageActions, useMessageActions } from '@/lib/client/use-message-actions'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Words } from '@/lib/words/words'
import type { MessageAction } from './available-actions'
import { useComposing } from './composing'
import { pathTo } from './path-to'

/** A view that is open about messages: at most one at a time. */
export type Overlay =
  | { kind: 'menu'; message: ThreadMessage; at: { x: number; y: number }; byKey: boolean }
  | { kind: 'react'; message: ThreadMessage; anchor: Element | null; all: boolean }
  | { kind: 'reactions'; message: ThreadMessage; anchor: Element | null }
  | { kind: 'details' | 'report'; message: ThreadMessage }
  | { kind: 'forward' | 'remove'; messages: ThreadMessage[] }

/** The most different reactions that a message can have (the server's rule). */
const mostReactions = 20

export type RunAction = (action: MessageAction | 'editRefused' | 'toggleReaction', message: ThreadMessage, anchor: Element | null, emoji?: string) => void

export interface RunActionInput {
  conversationId: string
  show: (overlay: Overlay) => void
  select: (message: ThreadMessage) => void
  /** Leads the focus to the composer, also from a menu that closes. */
  leadToField: () => void
  words: Words['thread']
}

/** Does what was asked for with a message, and says what came of it. */
export function useRunAction({ conversationId, show, select, leadToField, words }: RunActionInput): RunAction {
  const actions = useMessageActions(conversationId)
  const { reply, edit } = useComposing()
  const errorText = useErrorText()
  return useMemo(() => {
    const told = (done: Promise<void>, said: string) => void done.then(() => toast.success(said), error => toast.error(errorText(error)))
    return (action, message, anchor, emoji) => {
      switch (action) {
        case 'reply':
          reply(message)
          return leadToField()
        case 'edit':
          edit(message)
          return leadToField()
        case 'editRefused':
          return void toast.error(words.editWindowOver)
        case 'copy':
          return copy(message.text, words.copied, words.copyFailed)
        case 'copyLink':
          return copy(linkTo(message), words.linkCopied, words.copyFailed)
        case 'save':
          return told(actions.save(message), words.savedToast)
        case 'unsave':
          return void actions.unsave(message).then(() => toastWithUndo(words.unsavedToast, () => actions.save(message)), error => toast.error(errorText(error)))
        case 'pin':
          return told(actions.pin(message), words.pinnedToast)
        case 'unpin':
          return void actions.unpin(message).then(() => toastWithUndo(words.unpinnedToast, () => actions.pin(message)), error => toast.error(errorText(error)))
        case 'select':
          return select(message)
        case 'toggleReaction':
          return toggleReaction(actions, message, emoji ?? '', words, errorText)
        case 'react':
          return show({ kind: action, message, anchor: anchor ?? bubbleOf(message), all: emoji === 'more' })
        case 'reactions':
          return show({ kind: action, message, anchor: anchor ?? bubbleOf(message) })
        case 'details':
        case 'report':
          return show({ kind: action, message })
        case 'forward':
        case 'remove':
          return show({ kind: action, messages: [message] })
      }
    }
  }, [actions, reply, edit, errorText, show, select, leadToField, words])
}

function toggleReaction(actions: MessageActions, message: ThreadMessage, emoji: string, words: Words['thread'], errorText: (error: unknown) => string): void {
  const isNew = !message.reactions.some(reaction => reaction.emoji === emoji)
  if (isNew && message.reactions.length >= mostReactions) return void toast.error(words.reactions.tooMany)
  actions.react(message, emoji).catch((error: unknown) => toast.error(errorText(error)))
}

/** Copies, and says so. */
export function copy(text: string, done: string, failed: string): void {
  navigator.clipboard.writeText(text).then(() => toast.success(done), () => toast.error(failed))
}

function linkTo(message: ThreadMessage): string {
  return new URL(pathTo(message), window.location.href).href
}

/** The row of a message, while it is in the DOM. */
export function elementOf({ id }: Pick<ThreadMessage, 'id'>): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)
}

function bubbleOf(message: ThreadMessage): Element | null {
  const row = elementOf(message)
  return row?.querySelector('[data-bubble]') ?? row
}
