import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  neutral: 'bg-sunken text-ink',
  success: 'bg-sunken text-success',
  warning: 'bg-sunken text-warning',
  danger: 'bg-danger-soft text-danger',
}

/** One line of news across a view. It does not announce itself: the place where it appears does. */
export function Banner({ tone = 'neutral', icon: Icon, action, className, children }: { tone?: keyof typeof tones; icon?: LucideIcon; action?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={clsx('flex min-h-10 items-center gap-2.5 px-4 py-2 text-sm', tones[tone], className)}>
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0" />}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  )
}
