'use client'

import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Skeleton } from '@/components/ui/skeleton'
import { useStats } from '@/lib/client/use-administration'
import type { Stats } from '@/lib/contract/moderation-views'
import { sizeText } from '../evidence-file'
import { LoadError } from '../list-states'
import { StaffCard } from '../staff-card'
import { StaffPage } from '../staff-page'
import { DayChart } from './day-chart'
import { ShareBar } from './share-bar'

/** The figures of this server, and how they went in the last days. */
export function Overview() {
  const words = useWords().administration
  const { stats, status, retry } = useStats()
  return (
    <StaffPage title={words.title}>
      {status === 'error' && <LoadError onRetry={retry} />}
      {status === 'loading' && <Loading />}
      {stats && <Figures stats={stats} />}
    </StaffPage>
  )
}

function Figures({ stats }: { stats: Stats }) {
  const words = useWords().administration
  const locale = useLocale()
  const number = new Intl.NumberFormat(locale)
  const figures: [keyof typeof words.figures, string][] = [
    ['people', number.format(stats.people)],
    ['activeToday', number.format(stats.activeToday)],
    ['connected', number.format(stats.connected)],
    ['openReports', number.format(stats.openReports)],
    ['conversations', number.format(stats.conversations)],
    ['messages', number.format(stats.messages)],
    ['messagesToday', number.format(stats.messagesToday)],
    ['storage', sizeText(stats.storageBytes, locale)],
  ]
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 min-[60rem]:grid-cols-4">
        {figures.map(([name, value]) => (
          <div key={name} className="flex flex-col-reverse rounded-lg border bg-raised px-4 py-3">
            <dt className="text-sm text-muted">{words.figures[name]}</dt>
            <dd className="text-xl font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 grid gap-4 min-[75rem]:grid-cols-2">
        <DayChart title={words.messagesPerDay} days={stats.days.map(({ date, messages }) => ({ date, count: messages }))} />
        <DayChart title={words.signUps} days={stats.days.map(({ date, people }) => ({ date, count: people }))} />
      </div>
      <div className="mt-4">
        <StaffCard title={words.requests}>
          <ShareBar
            label={words.requests}
            parts={(['accepted', 'pending', 'declined', 'cancelled'] as const).map(state => ({ name: words.requestStates[state], count: stats.requests[state] }))}
          />
        </StaffCard>
      </div>
    </>
  )
}

function Loading() {
  return (
    <div aria-busy="true" className="grid grid-cols-2 gap-3 min-[60rem]:grid-cols-4">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(key => (
        <Skeleton key={key} className="h-18 rounded-lg!" />
      ))}
    </div>
  )
}
