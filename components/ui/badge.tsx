import { clsx } from 'clsx'

/** A count, or nothing at zero. `label` says in words what is counted. */
export function Badge({ count, label, quiet = false, max = 99 }: { count: number; label: string; quiet?: boolean; max?: number }) {
  if (count <= 0) return null
  return (
    <span
      className={clsx(
        'inline-grid h-5 min-w-5 shrink-0 place-items-center rounded-full px-1.5 text-xs font-semibold tabular-nums',
        quiet ? 'bg-line text-ink' : 'bg-accent text-accent-ink',
      )}
    >
      <span aria-hidden="true">{count > max ? `${max}+` : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
