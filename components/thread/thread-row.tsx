import type { Sending } from '@/lib/client/use-send-message'
import type { Person } from '@/lib/contract/views'
import { Beginning } from './beginning'
import { MessageRow } from './message-row'
import type { Counterpart } from './people'
import type { Row } from './rows'
import { DaySeparator, UnreadMarker } from './separators'
import { TypingBubble } from './typing-bubble'

export interface ThreadRowProps {
  row: Row
  now: Date
  counterpart: Counterpart
  tabbable: boolean
  entered: boolean
  highlighted: boolean
  readers: readonly Person[]
  /** How many messages were unread when the thread was opened. */
  unread: number
  sending: Sending
}

/** One line of the log, of whatever kind. */
export function ThreadRow({ row, now, counterpart, tabbable, entered, highlighted, readers, unread, sending }: ThreadRowProps) {
  switch (row.kind) {
    case 'message':
      return (
        <MessageRow
          row={row}
          tabbable={tabbable}
          entered={entered}
          highlighted={highlighted}
          readers={readers}
          onRetry={sending.retry}
          onDiscard={sending.discard}
        />
      )
    case 'beginning':
      return <Beginning counterpart={counterpart} />
    case 'day':
      return <DaySeparator time={row.time} now={now} />
    case 'unread':
      return <UnreadMarker count={unread} since={row.since} now={now} />
    case 'typing':
      return <TypingBubble people={row.people} />
  }
}
