'use client'

import { clsx } from 'clsx'
import { ArrowDown } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'

/** Leads from the history back to the end, and tells how much came meanwhile. */
export function JumpToLatest({ visible, newCount, onJump }: { visible: boolean; newCount: number; onJump: () => void }) {
  const { thread } = useWords()
  return (
    <button
      type="button"
      aria-label={newCount === 0 ? thread.jumpToLatest : thread.jumpToLatestNew(newCount)}
      title={thread.jumpToLatest}
      inert={!visible}
      onClick={onJump}
      className={clsx(
        'absolute end-4 bottom-3 z-10 grid size-10 place-items-center rounded-full border border-line bg-raised text-muted shadow-md transition-[opacity,transform,visibility] hover:text-ink',
        visible ? 'opacity-100' : 'invisible translate-y-2 opacity-0',
      )}
    >
      <ArrowDown aria-hidden="true" className="size-5" />
      {newCount > 0 && (
        <span aria-hidden="true" className="absolute inset-x-0 -top-1.5 mx-auto w-fit min-w-5 rounded-full bg-accent px-1.5 text-center ring-2 ring-surface text-xs leading-5 font-semibold text-accent-ink tabular-nums">
          {newCount > 99 ? '99+' : newCount}
        </span>
      )}
    </button>
  )
}
