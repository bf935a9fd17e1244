'use client'

import { useConversationMedia } from '@/lib/client/use-conversation-media'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { MediaViewer } from './media-viewer'

/** The viewer over what is loaded of a message's conversation. */
export default function MessageViewer({ message, start, onClose }: { message: ThreadMessage; start: string; onClose: () => void }) {
  const items = useConversationMedia(message)
  return <MediaViewer items={items} start={start} onClose={onClose} />
}
