'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { RadioGroup as Primitive } from 'radix-ui'
import { useId } from 'react'

export type RadioCard<Value extends string> = {
  value: Value
  label: string
  /** What choosing it does. */
  hint?: string
  icon?: LucideIcon
  /** The language of the label, where it is not the page's. */
  lang?: string
}

export type RadioCardsProps<Value extends string> = {
  label: string
  value: Value
  cards: RadioCard<Value>[]
  disabled?: boolean
  onChange: (value: Value) => void
  className?: string
}

/** One of several choices that need a word of explanation each. */
export function RadioCards<Value extends string>({ label, value, cards, disabled = false, onChange, className }: RadioCardsProps<Value>) {
  const id = useId()
  return (
    <Primitive.Root
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={next => onChange(next as Value)}
      className={clsx('divide-y overflow-hidden rounded-lg border bg-raised', className)}
    >
      {cards.map(({ value: card, label: name, hint, icon: Icon, lang }) => (
        <Primitive.Item
          key={card}
          value={card}
          aria-label={name}
          lang={lang}
          aria-describedby={hint ? `${id}-${card}` : undefined}
          className="group flex min-h-12 w-full items-center gap-3.5 px-4 py-2.5 text-start transition-colors -outline-offset-2! hover:bg-hover data-[state=checked]:bg-accent-soft/50"
        >
          {Icon && <Icon aria-hidden="true" className="size-5 shrink-0 text-muted group-data-[state=checked]:text-accent" strokeWidth={1.5} />}
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{name}</span>
            {hint && (
              <span id={`${id}-${card}`} className="block text-sm text-muted">
                {hint}
              </span>
            )}
          </span>
          <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center rounded-full border border-line-strong group-data-[state=checked]:border-accent">
            <Primitive.Indicator className="size-2.5 rounded-full bg-accent forced-colors:bg-[Highlight]" />
          </span>
        </Primitive.Item>
      ))}
    </Primitive.Root>
  )
}
