import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { staffOnly } from '@/app/staff-only'
import { Overview } from '@/components/moderation/administration/overview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).administration.title }
}

export default async function AdministrationPage() {
  await staffOnly('administrator')
  return <Overview />
}
