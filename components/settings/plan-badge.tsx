import { clsx } from 'clsx'
import { Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'

export function PlanBadge({ premium, children }: { premium: boolean; children: ReactNode }) {
  return (
    <span className={clsx('inline-flex h-7 items-center gap-1.5 rounded-full px-3 text-sm font-medium', premium ? 'bg-accent-soft text-accent' : 'bg-sunken text-muted')}>
      {premium && <Sparkles aria-hidden="true" className="size-3.5" />}
      {children}
    </span>
  )
}
