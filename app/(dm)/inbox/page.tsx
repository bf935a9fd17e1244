import type { Metadata } from 'next'
import { NothingSelected } from '@/components/inbox/nothing-selected'

export const metadata: Metadata = { title: 'Inbox' }

export default function InboxPage() {
  return <NothingSelected />
}
