'use client'

import { ArrowLeft } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useEffect, useRef, type ComponentType, type ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { isFocusLost } from '@/components/shell/focus'
import { SectionSkeleton } from './parts'
import type { Section } from './sections'

const loading = () => <SectionSkeleton />

/** Each comes in a file of its own, when it is opened. */
const contents: Partial<Record<Section, ComponentType>> = {
  profile: dynamic(() => import('./profile'), { loading }),
  privacy: dynamic(() => import('./privacy'), { loading }),
  notifications: dynamic(() => import('./notifications'), { loading }),
  appearance: dynamic(() => import('./appearance'), { loading }),
  language: dynamic(() => import('./language'), { loading }),
  devices: dynamic(() => import('./devices'), { loading }),
  blocked: dynamic(() => import('./blocked'), { loading }),
  reports: dynamic(() => import('./reports'), { loading }),
  export: dynamic(() => import('./exports'), { loading }),
  deletion: dynamic(() => import('./deletion'), { loading }),
  tokens: dynamic(() => import('./tokens'), { loading }),
  webhooks: dynamic(() => import('./webhooks'), { loading }),
}

/** One section: its name, what it is about, and what can be set there; `children` for one that the server knows more of. */
export function SectionPage({ section, children }: { section: Section; children?: ReactNode }) {
  const { settings } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const Content = contents[section]

  // The list, and with it the focus, may have gone from the screen.
  useEffect(() => {
    if (isFocusLost()) heading.current?.focus({ preventScroll: true })
  }, [section])

  return (
    <>
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b px-2 pt-[env(safe-area-inset-top)] @min-[46rem]:hidden">
        <Link
          href="/settings"
          aria-label={settings.backToSettings}
          className="grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
        </Link>
        <p aria-hidden="true" className="truncate text-lg font-semibold">
          {settings.names[section]}
        </p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-150 px-4 pt-5 pb-16 @min-[46rem]:px-8 @min-[46rem]:pt-8">
          <h1 ref={heading} tabIndex={-1} className="sr-only text-xl font-semibold tracking-tight outline-none @min-[46rem]:not-sr-only">
            {settings.names[section]}
          </h1>
          <p className="text-muted @min-[46rem]:mt-1">{settings.hints[section]}</p>
          <div className="mt-6 flex flex-col gap-9">
            {Content ? <Content /> : children}
          </div>
        </div>
      </div>
    </>
  )
}
