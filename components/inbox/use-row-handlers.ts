'use client'

import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { actionAfterKey, actionsOf, opensMenu, type RowAction } from './row-actions'
import { rowAfterKey } from './row-keys'
import type { Side } from './swipe'
import { useRowActions } from './use-row-actions'
import type { FocusRow } from './use-row-focus'

type Point = { x: number; y: number }
type OpenMenu = { conversation: Conversation; at: Point; returnTo: HTMLElement | null }

/** What keys, pointers and fingers do on the rows of the list, its menu and its question before clearing. */
export function useRowHandlers(conversations: Conversation[], now: Date, focusRow: FocusRow) {
  const perform = useRowActions()
  const [menu, setMenu] = useState<OpenMenu>()
  const [clearing, setClearing] = useState<Conversation>()

  function act(conversation: Conversation, action: RowAction, mutedUntil?: string): void {
    if (action === 'clear') setClearing(conversation)
    else perform(conversation, action, mutedUntil)
  }

  function conversationOf(element: EventTarget): Conversation | undefined {
    const id = element instanceof Element ? element.closest<HTMLElement>('[data-swipe]')?.dataset['swipe'] : undefined
    return conversations.find(conversation => conversation.id === id)
  }

  function openMenu(element: EventTarget, at: Point): void {
    const conversation = conversationOf(element)
    if (!conversation || !(element instanceof Element)) return
    const returnTo = element.closest<HTMLElement>('[data-menu]') ?? element.closest('[data-swipe]')?.querySelector<HTMLElement>('[data-row]') ?? null
    setMenu({ conversation, at, returnTo })
  }

  return {
    menu,
    clearing,
    act,
    closeMenu: () => setMenu(undefined),
    closeClearing() {
      setClearing(undefined)
      // The dialog gives the focus back by itself, unless there is nobody left to have it.
      setTimeout(() => document.activeElement === document.body && focusRow(), 50)
    },
    /** To where the menu was opened, or to what took its place. */
    returnFocus(returnTo: HTMLElement | null) {
      if (returnTo?.isConnected) returnTo.focus({ preventScroll: true })
      else focusRow()
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
      const conversation = conversationOf(event.target)
      if (!row || !conversation) return
      const next = rowAfterKey(event, Number(row.dataset['row']), conversations.length)
      const action = actionAfterKey(event, conversation, now)
      if (next !== null) focusRow(next)
      else if (action) act(conversation, action)
      else if (opensMenu(event)) openMenu(row, besideText(row))
      else return
      event.preventDefault()
    },
    onContextMenu(event: MouseEvent<HTMLElement> | PointerEvent<HTMLElement>) {
      if (!conversationOf(event.target)) return
      event.preventDefault()
      openMenu(event.target, { x: event.clientX, y: event.clientY })
    },
    onClick(event: MouseEvent<HTMLElement>) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-menu]') : null
      if (!button) return
      const { left, bottom } = button.getBoundingClientRect()
      openMenu(button, { x: left, y: bottom })
    },
    onSwipe(row: HTMLElement, side: Side) {
      const conversation = conversationOf(row)
      const action = conversation && actionsOf(conversation, now)[side === 'end' ? 'read' : 'archive']
      if (conversation && action) act(conversation, action)
    },
    onLongPress(row: HTMLElement, at: Point) {
      openMenu(row, at)
    },
  }
}

/** Where a menu opens that a key asked for: under the name, not at some far corner. */
function besideText(row: HTMLElement): Point {
  const { left, right, top, height } = row.getBoundingClientRect()
  const inset = 72
  return { x: getComputedStyle(row).direction === 'rtl' ? right - inset : left + inset, y: top + height / 2 }
}
