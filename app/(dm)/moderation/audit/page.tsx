import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { staffOnly } from '@/app/staff-only'
import { AuditLog } from '@/components/moderation/audit-log'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).moderation.audit }
}

export default async function AuditLogPage() {
  await staffOnly('moderator')
  return <AuditLog />
}
