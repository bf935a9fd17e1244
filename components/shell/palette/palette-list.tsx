'use client'

import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Keys } from '@/components/ui/keys'
import type { Entry, EntryGroup } from './entry'

type PaletteListProps = { id: string; groups: { group: EntryGroup; entries: Entry[] }[]; chosen: Entry | undefined; onChoose: (entry: Entry) => void }

/** What fits, by group. The focus stays in the field, which says which one is chosen. */
export function PaletteList({ id, groups, chosen, onChoose }: PaletteListProps) {
  const words = useWords().shell.palette
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])
  return (
    <div ref={list} id={id} role="listbox" aria-label={words.results} className={clsx('min-h-0 flex-1 overflow-y-auto p-2', groups.length === 0 && 'hidden')}>
      {groups.map(({ group, entries }) => (
        <div key={group} role="group" aria-labelledby={`${id}-group-${group}`}>
          <div id={`${id}-group-${group}`} className="px-3 pt-2 pb-1 text-xs font-medium text-muted">
            {words.groups[group]}
          </div>
          {entries.map(entry => (
            <Option key={entry.id} id={`${id}-${entry.id}`} entry={entry} selected={entry.id === chosen?.id} onChoose={onChoose} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Option({ id, entry, selected, onChoose }: { id: string; entry: Entry; selected: boolean; onChoose: (entry: Entry) => void }) {
  const { label, hint, icon: Icon, picture, keys } = entry
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      // The field keeps the focus.
      onPointerDown={event => event.preventDefault()}
      onClick={() => onChoose(entry)}
      onKeyDown={event => event.key === 'Enter' && onChoose(entry)}
      className={clsx('flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3 py-1 forced-colors:aria-selected:outline-2', selected ? 'bg-selected' : 'hover:bg-hover')}
    >
      <span className="grid size-8 shrink-0 place-items-center">{picture ?? (Icon && <Icon aria-hidden="true" className="size-4.5 text-muted" />)}</span>
      <span className="min-w-0 flex-1 truncate">
        <bdi>{label}</bdi>
        {hint && <bdi className={clsx('ms-2 text-sm', selected ? 'text-ink' : 'text-muted')}>{hint}</bdi>}
      </span>
      {keys && <Keys keys={keys} className="max-wide:hidden" />}
    </div>
  )
}
