import type { Metadata } from 'next'
import { NothingSelected } from '@/components/inbox/nothing-selected'
import { pageWords } from '@/app/page-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).inbox.title }
}

export default function InboxPage() {
  return <NothingSelected />
}
