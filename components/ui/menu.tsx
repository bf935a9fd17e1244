'use client'

import { clsx } from 'clsx'
import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

const itemClass =
  'flex min-h-10 items-center gap-3 rounded-md px-3 text-sm outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover wide:min-h-9 [&_svg]:size-4 [&_svg]:shrink-0'

/** `trigger` is one button; the children are items. */
export function Menu({ trigger, align = 'end', children }: { trigger: ReactNode; align?: 'start' | 'end'; children: ReactNode }) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-56 animate-rise-in rounded-lg border border-line bg-raised p-1.5 text-ink shadow-lg"
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

/** An item that opens a menu of its own beside it. */
export function MenuSub({ icon: Icon, label, children }: { icon?: LucideIcon; label: string; children: ReactNode }) {
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

/** One of several, with a tick at the chosen one. The menu stays open, so that the effect can be seen. */
export function MenuChoices<Value extends string>({ label, value, choices, onChange }: { label: string; value: Value; choices: MenuChoice<Value>[]; onChange: (value: Value) => void }) {
  return (
    <>
      <Primitive.Label className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{label}</Primitive.Label>
      <Primitive.RadioGroup value={value} onValueChange={next => onChange(next as Value)}>
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
