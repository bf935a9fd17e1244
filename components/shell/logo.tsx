import { clsx } from 'clsx'

/** Two people face to face: two bubbles that share a part. Decoration; the name stands beside it or in the title. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="5 7 22 18" aria-hidden="true" className={className} fill="currentColor">
      <path d="M12.5 7.5a7 7 0 0 0-7 7v7h7a7 7 0 0 0 0-14z" className="text-accent" />
      <path d="M19.5 24.5a7 7 0 0 0 7-7v-7h-7a7 7 0 0 0 0 14z" className="text-accent opacity-45" />
    </svg>
  )
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={clsx('flex items-center gap-2', className)}>
      <Logo className="size-6" />
      <span className="text-lg font-semibold tracking-tight">Parley</span>
    </span>
  )
}
