'use client'

import { useId } from 'react'
import { useWords } from '@/components/language/language-provider'
import { fieldClass } from '@/components/ui/text-field'

type DayFieldsProps = { since: string | undefined; until: string | undefined; onChange: (changes: { since?: string | undefined; until?: string | undefined }) => void }

/** From which day and to which day. The browser's own fields, as its person knows them. */
export function DayFields({ since, until, onChange }: DayFieldsProps) {
  const { search } = useWords().inbox
  const id = useId()
  return (
    <div className="flex w-64 flex-col gap-3 p-4">
      <Day id={`${id}-since`} label={search.since} value={since} max={until} onChange={day => onChange({ since: day })} />
      <Day id={`${id}-until`} label={search.until} value={until} min={since} onChange={day => onChange({ until: day })} />
    </div>
  )
}

function Day({ id, label, value, min, max, onChange }: { id: string; label: string; value: string | undefined; min?: string | undefined; max?: string | undefined; onChange: (day: string | undefined) => void }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input id={id} type="date" value={value ?? ''} min={min} max={max} onChange={event => onChange(event.target.value || undefined)} className={fieldClass} />
    </div>
  )
}
