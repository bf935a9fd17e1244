'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { BackToInbox } from '@/components/thread/thread-header'
import { useMe } from '@/lib/client/use-me'

/** The frame of every page for staff: where one is, and what else there is. */
export function StaffPage({ title, children }: { title: string; children: ReactNode }) {
  const { moderation, administration } = useWords()
  const isAdministrator = useMe().me?.role === 'administrator'
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  const parts = [
    { href: '/moderation', label: moderation.queue },
    { href: '/moderation/audit', label: moderation.audit },
    ...(isAdministrator
      ? [
          { href: '/administration', label: administration.overview },
          { href: '/administration/people', label: administration.people },
          { href: '/administration/health', label: administration.health },
        ]
      : []),
  ]
  const count = parts.length
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path, count])

  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="shrink-0 border-b px-2 pt-[env(safe-area-inset-top)] wide:px-8">
        <div className="flex h-14 items-center gap-1">
          <BackToInbox />
          <h1 className="text-lg font-semibold">{title}</h1>
        </div>
        <nav ref={nav} aria-label={moderation.sections} className="flex gap-1 overflow-x-auto scroll-px-6 max-wide:gap-0 max-wide:px-1 [scrollbar-width:none]">
          {parts.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={path === href ? 'page' : undefined}
              className={clsx(
                '-mb-px flex h-10 shrink-0 items-center border-b-2 px-3 text-sm max-wide:px-2.5 font-medium whitespace-nowrap transition-colors -outline-offset-2!',
                path === href ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 wide:px-8">
        <div className="max-w-220 pt-4 pb-16">{children}</div>
      </div>
    </main>
  )
}
