'use client'

import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import type { Hit } from '@/lib/contract/views'
import { markSegments } from './marked-text'
import { useRowDoing } from './row-doing'

/** Every match that is loaded, with the words around it. */
export function FoundList({ hits, current, onGo, onEnd }: { hits: Hit[]; current: string | null; onGo: (hit: Hit) => void; onEnd: () => void }) {
  const { thread } = useWords()
  const { meId } = useRowDoing()
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <ul
      aria-label={thread.search.list}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => scrollHeight - scrollTop - clientHeight < 200 && onEnd()}
      className="absolute inset-x-2 top-full z-20 mt-1 max-h-[min(24rem,50vh)] overflow-y-auto rounded-lg border bg-raised p-1.5 shadow-lg wide:inset-x-auto wide:end-3 wide:w-96"
    >
      {hits.map(hit => (
        <li key={hit.id}>
          <button
            type="button"
            aria-current={hit.id === current || undefined}
            onClick={() => onGo(hit)}
            className={clsx('block w-full rounded-md px-2.5 py-1.5 text-start -outline-offset-2 hover:bg-hover', hit.id === current && 'bg-selected')}
          >
            <span className="flex items-baseline justify-between gap-3 text-xs text-muted">
              <span dir="auto" className="truncate font-medium">
                {hit.sender.id === meId ? thread.you : hit.sender.name}
              </span>
              <time dateTime={hit.createdAt} className="shrink-0">
                {time.format(new Date(hit.createdAt))}
              </time>
            </span>
            <span dir="auto" className="line-clamp-2 text-sm">
              {around(hit).map(({ text, marked }, index) => (marked ? <mark key={index} className="rounded-xs bg-mark text-mark-ink">{text}</mark> : text))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The text from a little before the first match. */
function around({ text, highlights }: Hit) {
  const first = highlights[0]?.start ?? 0
  const from = first > 60 ? first - 30 : 0
  const rest = markSegments([...text].slice(from).join(''), highlights.map(({ start, end }) => ({ start: start - from, end: end - from })))
  return from > 0 ? [{ text: '…', marked: false }, ...rest] : rest
}
