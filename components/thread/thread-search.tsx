'use client'

import { ArrowDown, ArrowUp, List, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useSettled } from '@/components/inbox/use-settled'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import { useSearch } from '@/lib/client/use-search'
import type { Hit } from '@/lib/contract/views'
import { FoundList } from './found-list'
import type { TextRange } from './marked-text'
import { useRowDoing } from './row-doing'

export interface ThreadSearchProps {
  conversationId: string
  /** What is found is marked in the messages. */
  onMarks: (marks: ReadonlyMap<string, readonly TextRange[]>) => void
  onClose: () => void
}

/** Looks for words in this conversation: goes from match to match, the newest first, and lists them all. */
export default function ThreadSearch({ conversationId, onMarks, onClose }: ThreadSearchProps) {
  const { thread } = useWords()
  const words = thread.search
  const { jumpTo } = useRowDoing()
  const [q, setQ] = useState('')
  const [listed, setListed] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const settled = useSettled(q, 250)
  const { hits, status, stale, hasMore, loadMore, loadingMore } = useSearch({ q: settled, conversationId })
  const found = useMemo(() => (settled.trim() ? hits.toSorted((a, b) => b.seq - a.seq) : []), [hits, settled])
  const [current, setCurrent] = useState<string | null>(null)
  const at = found.findIndex(({ id }) => id === current)

  useEffect(() => field.current?.focus(), [])
  useEffect(() => onMarks(new Map(found.map(hit => [hit.id, hit.highlights]))), [found, onMarks])
  useEffect(() => () => onMarks(new Map()), [onMarks])

  function go(hit: Hit | undefined, keepFocus: boolean) {
    if (!hit) return
    setCurrent(hit.id)
    jumpTo(hit.id, { keepFocus })
  }

  function step(by: 1 | -1) {
    if (found.length === 0) return
    const next = at < 0 ? 0 : at + by
    if (next >= found.length - 1 && hasMore && !loadingMore) loadMore()
    go(found[(next + found.length) % found.length], true)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    }
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
  }

  return (
    <div role="search" className="relative z-20 shrink-0 animate-fade-in border-b bg-surface px-2 py-1.5 wide:px-3" onKeyDown={onKeyDown}>
      <div className="flex items-center gap-0.5">
        <div className="relative min-w-0 flex-1">
          <Search aria-hidden="true" className="absolute start-3 top-3 size-4 text-muted" />
          <input
            ref={field}
            type="search"
            value={q}
            aria-label={words.label}
            placeholder={words.label}
            onChange={event => setQ(event.target.value)}
            className="h-10 w-full rounded-full border border-line-strong/60 bg-raised ps-9 pe-3 text-ink outline-offset-0 pointer-coarse:text-[1rem] [&::-webkit-search-cancel-button]:hidden"
          />
        </div>
        <Position status={status} stale={stale} at={at} count={found.length} more={hasMore} empty={!settled.trim()} />
        <IconButton label={words.previous} disabled={found.length === 0} onClick={() => step(1)}>
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton label={words.next} disabled={found.length === 0} onClick={() => step(-1)}>
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton label={words.list} aria-expanded={listed} disabled={found.length === 0} onClick={() => setListed(!listed)}>
          <List aria-hidden="true" />
        </IconButton>
        <IconButton label={words.close} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {listed && found.length > 0 && (
        <FoundList
          hits={found}
          current={current}
          onEnd={() => hasMore && !loadingMore && loadMore()}
          onGo={hit => {
            setListed(false)
            go(hit, false)
          }}
        />
      )}
    </div>
  )
}

interface PositionProps {
  status: 'idle' | 'loading' | 'ready' | 'error'
  stale: boolean
  at: number
  count: number
  more: boolean
  empty: boolean
}

function Position({ status, stale, at, count, more, empty }: PositionProps) {
  const { thread } = useWords()
  const { language } = useLanguage()
  const figures = new Intl.NumberFormat(language)
  if (empty) return <span role="status" />
  if (status === 'loading' || stale) return <span className="px-2 text-muted"><Spinner /></span>
  const total = more ? `${figures.format(count)}+` : figures.format(count)
  return (
    <span role="status" className="max-w-20 shrink-0 px-1 text-center text-xs text-muted tabular-nums wide:max-w-28 wide:px-2">
      {status === 'error' ? thread.search.failed : count === 0 ? thread.search.none : at < 0 ? thread.search.results(count) : thread.search.position(figures.format(at + 1), total)}
    </span>
  )
}
