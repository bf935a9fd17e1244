import { clsx } from 'clsx'
import { ChevronRight, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

const lineClass = '-mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center gap-3 rounded-md px-2 text-start transition-colors hover:bg-hover disabled:opacity-60 aria-expanded:bg-hover [&>svg]:shrink-0'

type LineProps = { icon: LucideIcon; danger?: boolean; hint?: ReactNode; children: ReactNode }

function Inside({ icon: Icon, danger, hint, children }: LineProps) {
  return (
    <>
      <Icon aria-hidden="true" className={clsx('size-5', danger ? 'text-danger' : 'text-muted')} />
      <span className="min-w-0 flex-1 py-2">
        <span className={clsx('block', danger && 'text-danger')}>{children}</span>
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </>
  )
}

/** Something that can be done. */
export function ActionLine({ icon, danger = false, hint, children, ...rest }: LineProps & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button type="button" className={lineClass} {...rest}>
      <Inside icon={icon} danger={danger} hint={hint}>
        {children}
      </Inside>
    </button>
  )
}

/** Somewhere to go. */
export function WayLine({ icon, hint, href, children }: LineProps & { href: string }) {
  return (
    <Link href={href} className={lineClass}>
      <Inside icon={icon} hint={hint}>
        {children}
      </Inside>
      <ChevronRight aria-hidden="true" className="size-4 text-muted rtl:-scale-x-100" />
    </Link>
  )
}
