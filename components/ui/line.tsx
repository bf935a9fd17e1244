import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/**
 * One line of somebody's own words, in whichever direction they run: it stands where lines begin here, and is cut off
 * where it itself ends.
 */
export function Line({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <span className={clsx('flex min-w-0', className)}>
      <span dir="auto" className="truncate">
        {children}
      </span>
    </span>
  )
}
