'use client'

import { clsx } from 'clsx'
import { Search, SlidersHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'

type SearchFieldProps = {
  field: RefObject<HTMLInputElement | null>
  value: string
  onChange: (value: string) => void
  /** Whether the filters of the search are in view. */
  filtering: boolean
  onFilter: () => void
  /** Whether there is anything to take back: words or filters. */
  searching: boolean
  onClear: () => void
  /** Arrow down: to what was found. */
  onLeave: () => void
}

/** Where one looks for names and messages. `/` leads here from everywhere; Escape takes the search back. */
export function SearchField({ field, value, onChange, filtering, onFilter, searching, onClear, onLeave }: SearchFieldProps) {
  const { search } = useWords().inbox

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && searching) {
      event.preventDefault()
      onClear()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      onLeave()
    }
  }

  function clear(): void {
    onClear()
    field.current?.focus()
  }

  return (
    <search className="relative mx-4 block shrink-0">
      <Search aria-hidden="true" className="pointer-events-none absolute start-3 top-3 size-4 text-muted" />
      <input
        ref={field}
        type="search"
        data-search-field
        aria-label={search.label}
        aria-keyshortcuts="/"
        placeholder={search.placeholder}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        className={clsx(
          'h-10 w-full rounded-md bg-sunken ps-9 text-base text-ink focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden',
          searching ? 'pe-20' : 'pe-10',
        )}
      />
      <span className="absolute end-0 top-0 flex">
        {searching && (
          <IconButton label={search.clear} tooltip={false} onClick={clear}>
            <X aria-hidden="true" className="size-4!" />
          </IconButton>
        )}
        <IconButton label={search.filters} aria-expanded={filtering} onClick={onFilter} className={filtering ? 'text-accent!' : undefined}>
          <SlidersHorizontal aria-hidden="true" className="size-4!" />
        </IconButton>
      </span>
    </search>
  )
}
