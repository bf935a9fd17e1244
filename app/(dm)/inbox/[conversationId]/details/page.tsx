import type { Metadata } from 'next'
import { ConversationDetails } from '@/components/details/conversation-details'
import { pageWords } from '@/app/page-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).groups.details.title }
}

export default function DetailsPage() {
  return <ConversationDetails />
}
