import type { ReactNode } from 'react'
import { ConversationFrame } from '@/components/details/conversation-frame'

/** Keeps the thread while its details come and go beside it. */
export default async function ConversationLayout({ params, children }: { params: Promise<{ conversationId: string }>; children: ReactNode }) {
  const { conversationId } = await params
  return (
    <ConversationFrame key={conversationId} conversationId={conversationId}>
      {children}
    </ConversationFrame>
  )
}
