import type { ThreadMessage } from '@/lib/client/use-thread'
import { estimateAttachments } from '@/components/media/grid-layout'
import type { Row } from './rows'

// The average of a Latin letter; how wide a text really is shows only once it is set. In pixels.
const letterWidth = 7.4
const lineHeight = 22

// What else there may be in and below a bubble, about as high as it usually is.
const heights = { quote: 48, reactions: 28, forwarded: 18, preview: 200 }

function extrasOf({ replyTo, reactions, forwarded, preview, attachments }: ThreadMessage): number {
  return (
    (replyTo ? heights.quote : 0) +
    (reactions.length > 0 ? heights.reactions : 0) +
    (forwarded ? heights.forwarded : 0) +
    (preview ? heights.preview : 0) +
    estimateAttachments(attachments)
  )
}

/** A guess at a row's height in pixels, until it is measured; near enough that the scroll bar hardly moves. `width` is that of the log. */
export function estimateHeight(row: Row, width: number): number {
  switch (row.kind) {
    case 'message': {
      const lettersPerLine = (Math.min(width * 0.85, 576) - 24) / letterWidth
      if (row.message.kind === 'system') return 36
      const lines = row.message.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0)
      return lines * lineHeight + 12 + (row.last ? 10 : 2) + extrasOf(row.message)
    }
    case 'beginning':
      return 220
    case 'day':
      return 42
    case 'unread':
      return 36
    case 'typing':
      return 44
  }
}
