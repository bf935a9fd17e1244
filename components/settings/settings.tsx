'use client'

import { clsx } from 'clsx'
import { useSelectedLayoutSegment } from 'next/navigation'
import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { BackToInbox } from '@/components/thread/thread-header'
import { isSection } from './sections'
import { SettingsList } from './settings-list'

/** The list beside a section where both have room, else one after the other; `/settings` itself is the list, with the profile beside it. */
export function Settings({ children }: { children: ReactNode }) {
  const { settings } = useWords()
  const name = useSelectedLayoutSegment() ?? ''
  const current = isSection(name) ? name : undefined
  return (
    <main className="@container absolute inset-0 bg-surface">
      <div className="flex h-full">
        <div className={clsx('h-full w-full shrink-0 flex-col @min-[46rem]:flex @min-[46rem]:w-62 @min-[46rem]:border-e', current ? 'hidden' : 'flex')}>
          <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b px-2 pt-[env(safe-area-inset-top)] @min-[46rem]:border-b-0 @min-[46rem]:px-5 wide:px-5">
            <BackToInbox />
            <h1 className="text-lg font-semibold">{settings.title}</h1>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto pt-2 pb-[env(safe-area-inset-bottom)] @min-[46rem]:pt-0">
            <SettingsList current={current ?? 'profile'} />
          </div>
        </div>
        <div className={clsx('h-full min-w-0 flex-1 flex-col @min-[46rem]:flex', current ? 'flex' : 'hidden')}>{children}</div>
      </div>
    </main>
  )
}
