import { clsx } from 'clsx'
import type { CSSProperties } from 'react'

/** A place that something will take; give it the size of what comes, so that nothing moves. */
export function Skeleton({ className, style }: { className?: string; style?: CSSProperties }) {
  return <span aria-hidden="true" style={style} className={clsx('block animate-shimmer rounded-sm bg-line', className)} />
}
