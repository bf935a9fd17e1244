'use client'

import type { ThreadMessage } from '@/lib/client/use-thread'

/** The files of a message, in its bubble; those that are on their way with how far they are. */
export function Attachments({ message, mine }: { message: ThreadMessage; mine: boolean }) {
  return message.attachments.length > 0 ? <span data-attachments={message.attachments.length} data-mine={mine} /> : null
}
