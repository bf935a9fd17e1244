import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { staffOnly } from '@/app/staff-only'
import { HealthPage } from '@/components/moderation/administration/health'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).administration.health }
}

export default async function AdministrationHealthPage() {
  await staffOnly('administrator')
  return <HealthPage />
}
