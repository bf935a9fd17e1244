import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Says why there is nothing, and offers a way on. */
export function EmptyState({ icon: Icon, title, children, action }: { icon?: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-80 flex-col items-center px-6 py-10 text-center">
      {Icon && (
        <span className="mb-4 grid size-12 place-items-center rounded-full bg-accent-soft text-accent">
          <Icon aria-hidden="true" className="size-6" strokeWidth={1.5} />
        </span>
      )}
      <p className="font-medium text-ink">{title}</p>
      {children && <p className="mt-1 text-sm text-muted">{children}</p>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
