'use client'

import { Calendar, File, Image, Link2, Mic, UserRound, Video, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Chip } from '@/components/ui/chip'
import { Popover } from '@/components/ui/popover'
import { dayRange } from './day-range'
import { DayFields } from './day-fields'
import { isNarrowed, type Narrowed } from './narrowed'
import { SenderPicker } from './sender-picker'

const kinds = [
  ['image', 'images', Image],
  ['video', 'videos', Video],
  ['audio', 'audio', Mic],
  ['file', 'files', File],
  ['link', 'links', Link2],
] as const

/** What narrows a search to some messages: who said them, when, and what they contain. */
export default function SearchFilters({ value, onChange }: { value: Narrowed; onChange: (value: Narrowed) => void }) {
  const { search } = useWords().inbox
  const locale = useLocale()
  const [open, setOpen] = useState<'from' | 'date'>()
  const dates = dayRange(value, search, locale)

  /** Absent is what is not chosen. */
  function change(changes: { [Name in keyof Narrowed]?: Narrowed[Name] | undefined }): void {
    onChange(Object.fromEntries(Object.entries({ ...value, ...changes }).filter(([, chosen]) => Boolean(chosen))))
  }

  return (
    <div
      role="group"
      aria-label={search.filters}
      className="flex shrink-0 gap-1.5 overflow-x-auto overscroll-x-contain px-4 py-2 [scrollbar-width:none] [mask-image:linear-gradient(to_right,transparent,black_1rem,black_calc(100%-1rem),transparent)]"
    >
      {isNarrowed(value) && <Chip icon={X} label={search.resetFilters} iconOnly onClick={() => onChange({})} />}
      <Popover
        open={open === 'from'}
        onOpenChange={next => setOpen(next ? 'from' : undefined)}
        label={search.from}
        align="start"
        trigger={<Chip icon={UserRound} label={value.from ? search.fromPerson(value.from.name) : search.from} chosen={Boolean(value.from)} aria-haspopup="dialog" />}
      >
        <SenderPicker
          onChoose={from => {
            change({ from })
            setOpen(undefined)
          }}
        />
      </Popover>
      <Popover
        open={open === 'date'}
        onOpenChange={next => setOpen(next ? 'date' : undefined)}
        label={search.date}
        align="start"
        trigger={<Chip icon={Calendar} label={dates ?? search.date} chosen={dates !== undefined} aria-haspopup="dialog" />}
      >
        <DayFields since={value.since} until={value.until} onChange={change} />
      </Popover>
      {kinds.map(([has, name, icon]) => (
        <Chip key={has} icon={icon} label={search[name]} chosen={value.has === has} aria-pressed={value.has === has} onClick={() => change({ has: value.has === has ? undefined : has })} />
      ))}
    </div>
  )
}
