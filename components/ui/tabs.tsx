'use client'

import { clsx } from 'clsx'
import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

export type Tab<Value extends string> = { value: Value; label: string; content: ReactNode }

export type TabsProps<Value extends string> = {
  label: string
  tabs: Tab<Value>[]
  value: Value
  onChange: (value: Value) => void
  className?: string
  panelClassName?: string
}

/** Several views in one place. What is not chosen is not rendered. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, className, panelClassName }: TabsProps<Value>) {
  return (
    <Primitive.Root value={value} onValueChange={next => onChange(next as Value)} className={className}>
      <Primitive.List aria-label={label} className="flex gap-1 overflow-x-auto border-b [scrollbar-width:none]">
        {tabs.map(({ value: tab, label: name }) => (
          <Primitive.Trigger
            key={tab}
            value={tab}
            className="-mb-px h-10 shrink-0 border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-muted transition-colors -outline-offset-2! hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {name}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map(({ value: tab, content }) => (
        <Primitive.Content key={tab} value={tab} className={clsx('outline-offset-2', panelClassName)}>
          {content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
