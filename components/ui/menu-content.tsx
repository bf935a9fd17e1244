'use client'

import { clsx } from 'clsx'
import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import { type FocusEvent, type ReactNode, type RefObject } from 'react'
import { Elsewhere, isWithin } from './elsewhere'

const itemClass =
  'flex min-h-10 items-center gap-3 rounded-md px-3 text-sm outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover wide:min-h-9 [&_svg]:size-4 [&_svg]:shrink-0'

type MenuContentProps = {
  button: RefObject<HTMLButtonElement | null>
  id: string
  labelledBy: string
  align: 'start' | 'end'
  open: boolean
  /** Leads the focus to the first item, as keys want it, and not to the menu as a whole. */
  startAtFirst: boolean
  onClose: () => void
  children: ReactNode
}

/** What a `Menu` opens. */
export default function MenuContent({ button, id, labelledBy, align, open, startAtFirst, onClose, children }: MenuContentProps) {
  // The menu itself does so only for keys that it has heard, and it may not have been here yet.
  function enter(event: FocusEvent<HTMLElement>): void {
    if (!startAtFirst || event.target !== event.currentTarget || isWithin(event.currentTarget, event.relatedTarget)) return
    event.currentTarget.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus()
  }

  return (
    <Primitive.Root modal={false} open={open} onOpenChange={next => !next && onClose()}>
      <Primitive.Trigger asChild>
        <Elsewhere element={button} />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          id={id}
          aria-labelledby={labelledBy}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onFocus={enter}
          // The button itself closes.
          onInteractOutside={event => isWithin(button.current, event.target) && event.preventDefault()}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 animate-rise-in overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-ink shadow-lg"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

export type MenuItemProps = {
  icon?: LucideIcon
  danger?: boolean
  disabled?: boolean
  /** The key that does the same where the menu was opened; shown where there is a keyboard. */
  shortcut?: string
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon: Icon, danger = false, disabled = false, shortcut, onSelect, children }: MenuItemProps) {
  return (
    <Primitive.Item disabled={disabled} onSelect={onSelect} aria-keyshortcuts={shortcut} className={clsx(itemClass, danger && 'text-danger')}>
      {Icon && <Icon aria-hidden="true" className={danger ? undefined : 'text-muted'} />}
      {children}
      {shortcut && (
        <kbd aria-hidden="true" className="ms-auto ps-4 font-sans text-xs text-muted pointer-coarse:hidden">
          {shortcut}
        </kbd>
      )}
    </Primitive.Item>
  )
}

export type MenuSubProps = { icon?: LucideIcon; label: string; children: ReactNode }

export function MenuSub({ icon: Icon, label, children }: MenuSubProps) {
  return (
    <Primitive.Sub>
      <Primitive.SubTrigger className={clsx(itemClass, 'data-[state=open]:bg-hover')}>
        {Icon && <Icon aria-hidden="true" className="text-muted" />}
        {label}
        <ChevronRight aria-hidden="true" className="ms-auto text-muted rtl:-scale-x-100" />
      </Primitive.SubTrigger>
      <Primitive.Portal>
        <Primitive.SubContent sideOffset={4} collisionPadding={8} className="z-50 min-w-48 animate-rise-in rounded-lg border border-line bg-raised p-1.5 text-ink shadow-lg">
          {children}
        </Primitive.SubContent>
      </Primitive.Portal>
    </Primitive.Sub>
  )
}

export type MenuChoice<Value extends string> = { value: Value; label: string; icon?: LucideIcon }
export type MenuChoicesProps<Value extends string> = { label: string; value: Value; choices: MenuChoice<Value>[]; onChange: (value: Value) => void }

export function MenuChoices({ label, value, choices, onChange }: MenuChoicesProps<string>) {
  return (
    <>
      <Primitive.Label className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{label}</Primitive.Label>
      <Primitive.RadioGroup value={value} onValueChange={onChange}>
        {choices.map(({ value: choice, label: name, icon: Icon }) => (
          <Primitive.RadioItem key={choice} value={choice} onSelect={event => event.preventDefault()} className={itemClass}>
            {Icon && <Icon aria-hidden="true" className="text-muted" />}
            <span className="flex-1">{name}</span>
            <Primitive.ItemIndicator>
              <Check aria-hidden="true" className="text-accent" />
            </Primitive.ItemIndicator>
          </Primitive.RadioItem>
        ))}
      </Primitive.RadioGroup>
    </>
  )
}

export function MenuSeparator() {
  return <Primitive.Separator className="mx-2 my-1.5 h-px bg-line" />
}
