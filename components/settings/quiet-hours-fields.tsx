'use client'

import type { QuietHours } from '@/lib/contract/settings'
import { useWords } from '@/components/language/language-provider'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { TextField } from '@/components/ui/text-field'

/** A night, where this device is. */
function usualQuietHours(): QuietHours {
  return { from: '22:00', to: '07:00', timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/** When nothing rings: whether, from when to when, and where the clock hangs. */
export function QuietHoursFields({ quietHours, onChange }: { quietHours: QuietHours | null; onChange: (quietHours: QuietHours | null) => void }) {
  const words = useWords().settings.notifications
  return (
    <div>
      <Switch label={words.quietHours} hint={words.quietHoursHint} checked={quietHours !== null} onChange={on => onChange(on ? usualQuietHours() : null)} className="px-0!" />
      {quietHours && (
        <div className="grid animate-fade-in grid-cols-2 gap-3 pt-1 pb-4 @min-[34rem]:grid-cols-[8rem_8rem_1fr]">
          <TextField label={words.from} type="time" required value={quietHours.from} onChange={({ target }) => target.value && onChange({ ...quietHours, from: target.value })} />
          <TextField label={words.to} type="time" required value={quietHours.to} onChange={({ target }) => target.value && onChange({ ...quietHours, to: target.value })} />
          <Select
            label={words.timeZone}
            value={quietHours.timeZone}
            options={zonesWith(quietHours.timeZone).map(value => ({ value, label: value.replaceAll('_', ' ') }))}
            onChange={timeZone => onChange({ ...quietHours, timeZone })}
            className="col-span-2 @min-[34rem]:col-span-1"
            dir="ltr"
          />
        </div>
      )}
    </div>
  )
}

/** What the browser knows by name, and what is set, which may have an older name. */
function zonesWith(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(chosen) ? known : [chosen, ...known]
}
