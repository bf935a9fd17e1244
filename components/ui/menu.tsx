'use client'

import { lazy, Suspense, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { atRest } from './when-idle'
import { Slot } from './slot'
import type { MenuChoicesProps, MenuItemProps, MenuSubProps } from './menu-content'

export type { MenuChoice, MenuItemProps } from './menu-content'

/** The code of menus is fetched when a pointer or the focus comes near one. */
const content = () => import('./menu-content')
const MenuContent = lazy(content)
const Item = lazy(async () => ({ default: (await content()).MenuItem }))
const Sub = lazy(async () => ({ default: (await content()).MenuSub }))
const Choices = lazy(async () => ({ default: (await content()).MenuChoices }))
const Separator = lazy(async () => ({ default: (await content()).MenuSeparator }))

export interface MenuProps {
  /** One button. */
  trigger: ReactNode
  align?: 'start' | 'end'
  /** Fetches the code of the items, where that is apart; the same function each time. */
  fetchItems?: () => Promise<unknown>
  /** The items. */
  children: ReactNode
}

/** A button, and the menu that it opens. */
export function Menu({ trigger, align = 'end', fetchItems, children }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [near, setNear] = useState(false)
  const [opened, setOpened] = useState<'no' | 'by pointer' | 'by keyboard'>('no')
  const open = opened !== 'no'

  useEffect(() => atRest(() => void fetchItems?.().catch(() => {})), [fetchItems])

  /** Nothing is drawn before its code is here: without a network it would take the page down. */
  function arrive(): Promise<unknown> {
    return Promise.all([content(), fetchItems?.()])
  }

  function approach(): Promise<void> {
    return arrive().then(() => setNear(true), () => {})
  }

  function show(how: typeof opened): void {
    setOpened(how)
    arrive().then(() => setNear(true), () => setOpened('no'))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    show('by keyboard')
  }

  return (
    <>
      <Slot
        ref={button}
        id={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? `${id}-menu` : undefined}
        onPointerEnter={() => void approach()}
        onFocus={() => void approach()}
        onKeyDown={onKeyDown}
        // A click without a count came from a key or an assistive technology.
        onClick={event => show(open ? 'no' : event.detail === 0 ? 'by keyboard' : 'by pointer')}
      >
        {trigger}
      </Slot>
      {near && (
        <Suspense>
          <MenuContent button={button} id={`${id}-menu`} labelledBy={id} align={align} open={open} startAtFirst={opened === 'by keyboard'} onClose={() => setOpened('no')}>
            {children}
          </MenuContent>
        </Suspense>
      )}
    </>
  )
}

export function MenuItem(props: MenuItemProps) {
  return <Item {...props} />
}

/** An item that opens a menu of its own beside it. */
export function MenuSub(props: MenuSubProps) {
  return <Sub {...props} />
}

/** One of several, with a tick at the chosen one. The menu stays open, so that the effect can be seen. */
export function MenuChoices<Value extends string>({ onChange, ...props }: MenuChoicesProps<Value>) {
  return <Choices onChange={next => onChange(next as Value)} {...props} />
}

export function MenuSeparator() {
  return <Separator />
}
