import { clsx } from 'clsx'

/** How far something is, as a ring. `value` from 0 to 1; undefined where it is not known yet: then it turns. */
export function ProgressRing({ label, value, className }: { label: string; value: number | undefined; className?: string }) {
  const turn = 2 * Math.PI * 15
  return (
    <span role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={value === undefined ? undefined : Math.round(value * 100)} className={clsx('inline-block', className)}>
      <svg viewBox="0 0 36 36" aria-hidden="true" className={clsx('size-full -rotate-90', value === undefined && 'motion-safe:animate-spin')}>
        <circle cx="18" cy="18" r="15" fill="none" stroke="currentColor" strokeWidth="3" opacity="0.25" />
        <circle
          cx="18"
          cy="18"
          r="15"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={turn}
          strokeDashoffset={turn * (1 - Math.max(0.03, value ?? 0.25))}
          className="transition-[stroke-dashoffset]"
        />
      </svg>
    </span>
  )
}
