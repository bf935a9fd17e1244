'use client'

import { ArrowLeft, ChevronLeft, ChevronRight, Eye, FileQuestion } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useReportDetails } from '@/lib/client/use-moderation'
import type { ReportDetails } from '@/lib/contract/moderation-views'
import { DecisionForm } from './decision-form'
import { EvidenceList } from './evidence-list'
import { LoadError } from './list-states'
import { PersonPanel } from './person-panel'
import { ReportFacts } from './report-facts'
import { useNeighbours } from './use-neighbours'

/** One report: the evidence, what is known of both sides, and the decision. `appealText`: what suspended people are told to do. */
export function ReportView({ reportId, appealText }: { reportId: string; appealText: string }) {
  const words = useWords().moderation
  const { report, status, error, retry } = useReportDetails(reportId)
  const missing = error && 'code' in error && error.code === 'not_found'
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b px-2 pt-[env(safe-area-inset-top)] wide:px-8">
        <StepLink href="/moderation" label={words.details.back} icon={<ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />} />
        <h1 className="min-w-0 flex-1 truncate text-lg font-semibold" dir="auto">
          {report ? words.details.title(report.user.name) : words.queue}
        </h1>
        <Steps reportId={reportId} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {status === 'ready' && report && <Loaded report={report} appealText={appealText} />}
        {status === 'error' && (missing ? <EmptyState icon={FileQuestion} title={words.details.missing}>{words.details.missingHint}</EmptyState> : <LoadError onRetry={retry} />)}
        {status === 'loading' && <Loading />}
      </div>
    </main>
  )
}

function Loaded({ report, appealText }: { report: ReportDetails; appealText: string }) {
  const words = useWords().moderation
  return (
    <>
      <Banner icon={Eye} className="wide:px-8">
        {words.recordedNow}
      </Banner>
      <div className="grid gap-x-8 gap-y-6 px-4 pt-5 pb-16 wide:px-8 min-[75rem]:grid-cols-[minmax(0,1fr)_22rem]">
        <EvidenceList report={report} />
        <div className="flex flex-col gap-5">
          <ReportFacts report={report} />
          <DecisionForm report={report} />
          <PersonPanel person={report.user} appealText={appealText} />
        </div>
      </div>
    </>
  )
}

function Loading() {
  return (
    <div aria-busy="true" className="space-y-4 px-4 pt-5 wide:px-8">
      {[60, 80, 45].map(width => (
        <Skeleton key={width} className="h-16 rounded-lg!" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}

function Steps({ reportId }: { reportId: string }) {
  const words = useWords().moderation.details
  const { previous, next } = useNeighbours(reportId)
  return (
    <>
      {previous && <StepLink href={previous} label={words.previous} icon={<ChevronLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />} />}
      {next && <StepLink href={next} label={words.next} icon={<ChevronRight aria-hidden="true" className="size-5 rtl:-scale-x-100" />} />}
    </>
  )
}

function StepLink({ href, label, icon }: { href: string; label: string; icon: ReactNode }) {
  return (
    // Not fetched before it is asked for: a look is noted.
    <Link href={href} prefetch={false} aria-label={label} title={label} className="grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink">
      {icon}
    </Link>
  )
}
