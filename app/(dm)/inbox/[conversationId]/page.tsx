import type { Metadata } from 'next'
import { ThreadView } from '@/components/thread/thread-view'

export const metadata: Metadata = { title: 'Conversation' }

export default async function ThreadPage({ params }: { params: Promise<{ conversationId: string }> }) {
  const { conversationId } = await params
  // Another conversation is another view: nothing of the one before may linger.
  return <ThreadView key={conversationId} conversationId={conversationId} />
}
