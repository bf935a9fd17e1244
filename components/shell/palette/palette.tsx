'use client'

import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Keys } from '@/components/ui/keys'
import { rank, type Entry } from './entry'
import { PaletteList } from './palette-list'
import { recentCommands, rememberCommand } from './recent-commands'
import { useEntries } from './use-entries'

type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Goes anywhere and does anything from one field. */
export default function Palette({ open, onOpenChange }: PaletteProps) {
  const { title } = useWords().shell.palette
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay data-[state=closed]:animate-fade-out" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 top-0 z-40 mx-auto flex max-h-[70dvh] flex-col overflow-hidden border-b border-line bg-raised pt-[env(safe-area-inset-top)] text-ink shadow-lg outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in wide:top-[12vh] wide:max-h-[30rem] wide:w-[36rem] wide:rounded-xl wide:border"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Finder close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ close }: { close: () => void }) {
  const words = useWords().shell.palette
  const [q, setQ] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const deferred = useDeferredValue(q)
  const { entries, searching } = useEntries(deferred, close)
  const [recent] = useState(recentCommands)
  const groups = useMemo(() => rank(lastFirst(entries, recent), deferred), [entries, recent, deferred])
  const shown = groups.flatMap(group => group.entries)
  const chosen = shown[Math.min(active, shown.length - 1)]

  function run(entry: Entry): void {
    rememberCommand(entry.id)
    close()
    entry.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const to = target(event, Math.min(active, shown.length - 1), shown.length)
    if (to !== undefined) {
      event.preventDefault()
      setActive(to)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen) {
      event.preventDefault()
      run(chosen)
    }
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b px-4">
        <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <input
          ref={field}
          role="combobox"
          aria-label={words.placeholder}
          aria-expanded={shown.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          aria-autocomplete="list"
          placeholder={words.placeholder}
          value={q}
          onChange={event => {
            setQ(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          className="h-14 min-w-0 flex-1 bg-transparent text-base text-ellipsis outline-none"
        />
      </div>
      <PaletteList id={listId} groups={groups} chosen={chosen} onChoose={run} />
      <p role="status" className={shown.length > 0 ? 'sr-only' : 'px-4 py-8 text-center text-sm text-muted'}>
        {shown.length > 0 ? words.found(shown.length) : searching ? words.searching : words.nothing(q.trim())}
      </p>
      <Hints />
    </>
  )
}

function Hints() {
  const { palette: { hints }, shortcuts: { keys } } = useWords().shell
  return (
    <p aria-hidden="true" className="hidden shrink-0 items-center gap-4 border-t px-4 py-2 text-xs text-muted wide:flex">
      <span className="flex items-center gap-1.5"><Keys keys={[keys.up, keys.down]} />{hints.move}</span>
      <span className="flex items-center gap-1.5"><Keys keys={[keys.enter]} />{hints.choose}</span>
      <span className="flex items-center gap-1.5"><Keys keys={[keys.escape]} />{hints.close}</span>
    </p>
  )
}

/** Where a key leads in the list, around its ends; undefined when it leads nowhere. */
function target({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number, count: number): number | undefined {
  if (count === 0 || ctrlKey || metaKey || altKey) return undefined
  switch (key) {
    case 'ArrowDown': return (at + 1) % count
    case 'ArrowUp': return (at - 1 + count) % count
    case 'PageDown': return Math.min(at + 6, count - 1)
    case 'PageUp': return Math.max(at - 6, 0)
    default: return undefined
  }
}

/** What was done last stands first in its group. */
function lastFirst(entries: Entry[], recent: string[]): Entry[] {
  const place = ({ id, group }: Entry) => {
    const at = group === 'actions' || group === 'settings' || group === 'pages' ? recent.indexOf(id) : -1
    return at < 0 ? recent.length : at
  }
  return entries.toSorted((a, b) => place(a) - place(b))
}
