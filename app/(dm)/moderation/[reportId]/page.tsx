import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { staffOnly } from '@/app/staff-only'
import { ReportView } from '@/components/moderation/report-view'
import { environment } from '@/lib/environment'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).moderation.queue }
}

export default async function ReportPage({ params }: { params: Promise<{ reportId: string }> }) {
  await staffOnly('moderator')
  const { reportId } = await params
  return <ReportView key={reportId} reportId={reportId} appealText={environment().appealText} />
}
