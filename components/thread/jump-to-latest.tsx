import { clsx } from 'clsx'
import { ArrowDown } from 'lucide-react'

/** Leads from the history back to the end, and tells how much came meanwhile. */
export function JumpToLatest({ visible, newCount, onJump }: { visible: boolean; newCount: number; onJump: () => void }) {
  const label = newCount === 0 ? 'Jump to latest' : newCount === 1 ? 'Jump to latest, 1 new message' : `Jump to latest, ${newCount} new messages`
  return (
    <button
      type="button"
      aria-label={label}
      title="Jump to latest"
      inert={!visible}
      onClick={onJump}
      className={clsx(
        'absolute right-4 bottom-3 z-10 grid size-10 place-items-center rounded-full border border-line bg-raised text-muted shadow-md transition-[opacity,transform,visibility] hover:text-ink',
        visible ? 'opacity-100' : 'invisible translate-y-2 opacity-0',
      )}
    >
      <ArrowDown aria-hidden="true" className="size-5" />
      {newCount > 0 && (
        <span aria-hidden="true" className="absolute -top-1.5 left-1/2 min-w-5 -translate-x-1/2 rounded-full bg-accent px-1.5 text-center ring-2 ring-surface text-xs leading-5 font-semibold text-accent-ink tabular-nums">
          {newCount > 99 ? '99+' : newCount}
        </span>
      )}
    </button>
  )
}
