import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { staffOnly } from '@/app/staff-only'
import { Queue } from '@/components/moderation/queue'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).moderation.title }
}

export default async function QueuePage() {
  await staffOnly('moderator')
  return <Queue />
}
