import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { pageWords } from '@/app/page-words'
import { ConversationFrame } from '@/components/details/conversation-frame'

/** The same for the thread and its details: the thread itself then names the tab after whom it is with. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).groups.conversation }
}

/** Keeps the thread while its details come and go beside it. */
export default async function ConversationLayout({ params, children }: { params: Promise<{ conversationId: string }>; children: ReactNode }) {
  const { conversationId } = await params
  return (
    <ConversationFrame key={conversationId} conversationId={conversationId}>
      {children}
    </ConversationFrame>
  )
}
