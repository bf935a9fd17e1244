'use client'

import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { entryGroups, entryIcons, pathOf, type Entry, type Section } from './sections'

/** The sections, in groups. `current` is the one that stands beside the list. */
export function SettingsList({ current }: { current: Section | undefined }) {
  const { settings } = useWords()
  return (
    <nav aria-label={settings.sections} className="flex flex-col gap-5 px-3 pt-1 pb-8 @min-[46rem]:px-2">
      {entryGroups.map(({ group, entries }) => (
        <section key={group} aria-labelledby={`settings-${group}`}>
          <h2 id={`settings-${group}`} className="px-3 pb-1 text-xs font-medium text-muted">
            {settings.groups[group]}
          </h2>
          <ul>
            {entries.map(entry => (
              <li key={entry}>
                <EntryLink entry={entry} current={entry === current} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function EntryLink({ entry, current }: { entry: Entry; current: boolean }) {
  const { settings } = useWords()
  const Icon = entryIcons[entry]
  return (
    <Link
      href={pathOf(entry)}
      aria-current={current ? 'page' : undefined}
      className={clsx(
        'flex min-h-12 items-center gap-3.5 rounded-md px-3 transition-colors -outline-offset-2! hover:bg-hover @min-[46rem]:min-h-9.5 @min-[46rem]:gap-3 @min-[46rem]:text-sm',
        current && '@min-[46rem]:bg-selected @min-[46rem]:font-medium',
        entry === 'deletion' && 'text-danger',
      )}
    >
      <Icon aria-hidden="true" className={clsx('size-5 shrink-0 @min-[46rem]:size-4.5', entry !== 'deletion' && 'text-muted')} strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate">{settings.names[entry]}</span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted rtl:-scale-x-100 @min-[46rem]:hidden" />
    </Link>
  )
}
