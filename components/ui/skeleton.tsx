import { clsx } from 'clsx'

/** A place that something will take; give it the size of what comes, so that nothing moves. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('block animate-shimmer rounded-sm bg-line', className)} />
}
