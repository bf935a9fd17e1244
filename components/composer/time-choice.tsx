'use client'

import { CalendarClock, Sun, Sunrise } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { fieldsOf, nextMonday, problemWith, timeOf, tomorrow } from './schedule-times'

/** A time to come: tomorrow, Monday, or any other. `pending` while the chosen one is acted on. */
export function TimeChoice({ initial, pending, onChoose }: { initial?: Date; pending: boolean; onChoose: (when: Date) => void }) {
  const { composer } = useWords()
  const locale = useLocale()
  const [now] = useState(() => new Date())
  const [fields, setFields] = useState(() => fieldsOf(initial ?? tomorrow(now)))
  const [problem, setProblem] = useState<'past' | 'far' | null>(null)
  const ownId = useId()
  const said = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' }).formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? ''

  function chooseOwn(): void {
    const own = timeOf(fields.date, fields.time)
    const found = own ? problemWith(own, new Date()) : 'past'
    setProblem(found)
    if (own && !found) onChoose(own)
  }

  return (
    <div className="overflow-y-auto px-3 pb-4">
      <Preset icon={<Sunrise aria-hidden="true" className="size-5 text-accent" />} name={composer.scheduled.tomorrow} time={said.format(tomorrow(now))} disabled={pending} onClick={() => onChoose(tomorrow(now))} />
      <Preset icon={<Sun aria-hidden="true" className="size-5 text-accent" />} name={composer.scheduled.monday} time={said.format(nextMonday(now))} disabled={pending} onClick={() => onChoose(nextMonday(now))} />
      <div role="group" aria-labelledby={ownId} className="mt-2 border-t px-2 pt-3">
        <p id={ownId} className="flex items-center gap-3 font-medium">
          <CalendarClock aria-hidden="true" className="size-5 text-accent" />
          {composer.scheduled.own}
        </p>
        <div className="mt-2 grid grid-cols-2 gap-2.5">
          <TextField label={composer.scheduled.date} type="date" min={fieldsOf(now).date} value={fields.date} onChange={event => setFields({ ...fields, date: event.target.value })} />
          <TextField label={composer.scheduled.time} type="time" value={fields.time} onChange={event => setFields({ ...fields, time: event.target.value })} />
        </div>
        <p className="mt-2 text-sm text-muted">{composer.scheduled.zone(zone)}</p>
        <p role="alert" className="text-sm text-danger">
          {problem && composer.scheduled[problem]}
        </p>
        <Button className="mt-3 w-full" pending={pending} onClick={chooseOwn}>
          {composer.scheduled.confirm}
        </Button>
      </div>
    </div>
  )
}

function Preset({ icon, name, time, disabled, onClick }: { icon: ReactNode; name: string; time: string; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" disabled={disabled} onClick={onClick} className="flex min-h-12 w-full items-center gap-3 rounded-md px-2 text-start hover:bg-hover disabled:opacity-60">
      {icon}
      <span className="flex-1 font-medium">{name}</span>
      <span className="text-sm text-muted">{time}</span>
    </button>
  )
}
