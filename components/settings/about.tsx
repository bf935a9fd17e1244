'use client'

import { BookOpen, ChevronRight, Keyboard, Scale, type LucideIcon } from 'lucide-react'
import { Suspense, useRef, useState, type ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Wordmark } from '@/components/shell/logo'
import { lazyPart } from '@/components/ui/lazy-part'

const KeyboardHelp = lazyPart(() => import('@/components/thread/keyboard-help'))

const rowClass = 'flex min-h-16 w-full items-center gap-3.5 px-4 py-2.5 text-start transition-colors -outline-offset-2!'

/** What this is, which one it is, and where to read on. */
export function About({ version }: { version: string }) {
  const words = useWords().settings.about
  const [help, setHelp] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  return (
    <>
      <div className="flex items-center justify-between gap-4 rounded-lg border bg-raised p-4">
        <Wordmark />
        <p className="text-sm text-muted tabular-nums">{words.version(version)}</p>
      </div>
      <ul className="divide-y overflow-hidden rounded-lg border bg-raised">
        <li>
          <a href="/api/docs" target="_blank" rel="noreferrer" className={`${rowClass} hover:bg-hover`}>
            <Row icon={BookOpen} title={words.reference} hint={words.referenceHint} leads />
          </a>
        </li>
        <li>
          <button ref={opener} type="button" onClick={() => setHelp(true)} className={`${rowClass} hover:bg-hover`}>
            <Row icon={Keyboard} title={words.shortcuts} hint={words.shortcutsHint} leads />
          </button>
        </li>
        <li className={rowClass}>
          <Row icon={Scale} title={words.source} hint={words.sourceHint} />
        </li>
      </ul>
      {help && (
        <Suspense>
          <KeyboardHelp open={help} onOpenChange={setHelp} opener={opener} />
        </Suspense>
      )}
    </>
  )
}

function Row({ icon: Icon, title, hint, leads = false }: { icon: LucideIcon; title: string; hint: string; leads?: boolean }): ReactNode {
  return (
    <>
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-muted">{hint}</span>
      </span>
      {leads && <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted rtl:-scale-x-100" />}
    </>
  )
}
