'use client'

import { Bell, BellOff, ChevronsUpDown } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useNow } from '@/components/thread/use-now'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { forever } from '@/lib/client/use-update-membership'

const hour = 3_600_000

/** Whether and until when nothing of a conversation rings, and how to change that. */
export function MuteSetting({ mutedUntil, onChange }: { mutedUntil: string | null; onChange: (mutedUntil: string | null) => void }) {
  const words = useWords().groups.settings
  const locale = useLocale()
  const now = useNow()
  const until = mutedUntil !== null && Date.parse(mutedUntil) > now.getTime() ? new Date(mutedUntil) : null
  const Icon = until ? BellOff : Bell
  const mute = (length: number) => onChange(new Date(Date.now() + length).toISOString())

  return (
    <Menu
      trigger={
        <button type="button" className="-mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center gap-3 rounded-md px-2 text-start transition-colors hover:bg-hover aria-expanded:bg-hover">
          <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
          <span className="min-w-0 flex-1 py-1.5">
            <span className="block">{words.notifications}</span>
            <span className="block text-sm text-muted">{until ? mutedWords() : words.on}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      {until && (
        <>
          <MenuItem icon={Bell} onSelect={() => onChange(null)}>
            {words.unmute}
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      <MenuItem onSelect={() => mute(hour)}>{words.muteNames.hour}</MenuItem>
      <MenuItem onSelect={() => mute(8 * hour)}>{words.muteNames.hours}</MenuItem>
      <MenuItem onSelect={() => mute(24 * hour)}>{words.muteNames.day}</MenuItem>
      <MenuItem onSelect={() => mute(7 * 24 * hour)}>{words.muteNames.week}</MenuItem>
      <MenuItem onSelect={() => onChange(forever)}>{words.muteNames.always}</MenuItem>
    </Menu>
  )

  function mutedWords(): string {
    if (!until || until.getFullYear() > 9000) return words.mutedForever
    const today = until.toDateString() === now.toDateString()
    const format: Intl.DateTimeFormatOptions = today ? { timeStyle: 'short' } : { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }
    return words.mutedUntil(new Intl.DateTimeFormat(locale, format).format(until))
  }
}
