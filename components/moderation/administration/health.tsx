'use client'

import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Database, type LucideIcon, Radio, RefreshCw, Server } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { useConnection } from '@/lib/client/realtime-provider'
import { type Health, useHealth } from '@/lib/client/use-administration'
import { StaffPage } from '../staff-page'

type Part = { name: 'server' | 'database' | 'realtime'; icon: LucideIcon; ok: boolean; took: number | null }

/** Whether each part of the server works, asked every few seconds. */
export function HealthPage() {
  const words = useWords().administration
  const { health, check, checking } = useHealth()
  return (
    <StaffPage title={words.title}>
      {health ? <Parts health={health} /> : <Skeleton className="h-60 rounded-lg!" />}
      <Button look="secondary" className="mt-4" pending={checking && !health} onClick={check}>
        <RefreshCw aria-hidden="true" className={clsx('size-4', checking && 'animate-spin')} />
        {words.checkAgain}
      </Button>
    </StaffPage>
  )
}

function Parts({ health }: { health: Health }) {
  const words = useWords().administration
  const locale = useLocale()
  const connection = useConnection()
  const parts: Part[] = [
    { name: 'server', icon: Server, ...health.server },
    { name: 'database', icon: Database, ...health.database },
    { name: 'realtime', icon: Radio, ok: connection === 'online', took: null },
  ]
  const well = parts.every(({ ok }) => ok)
  const Mark = well ? CircleCheck : CircleAlert
  return (
    <>
      <p role="status" className={clsx('flex items-center gap-2 text-lg font-semibold', well ? 'text-success' : 'text-danger')}>
        <Mark aria-hidden="true" className="size-6" />
        {well ? words.allWell : words.trouble}
      </p>
      <p className="mt-0.5 text-sm text-muted">{words.checkedAt(health.at.toLocaleTimeString(locale))}</p>
      <ul aria-label={words.health} className="mt-4 divide-y overflow-hidden rounded-lg border">
        {parts.map(({ name, icon: Icon, ok, took }) => (
          <li key={name} className="flex items-center gap-3 px-4 py-3.5">
            <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{words.parts[name]}</span>
              <span className="block text-sm text-muted">{words.partHints[name]}</span>
            </span>
            <span className="text-end">
              <span className={clsx('block text-sm font-medium', ok ? 'text-success' : 'text-danger')}>{ok ? words.working : words.notWorking}</span>
              {ok && took !== null && <span className="block text-xs text-muted tabular-nums">{words.took(took)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
