import type { Sending } from '@/lib/client/use-send-message'
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
  sending: Sending
}

/** One line of the log, of whatever kind. */
export function ThreadRow({ row, now, counterpart, tabbable, entered, sending }: ThreadRowProps) {
  switch (row.kind) {
    case 'message':
      return <MessageRow row={row} inGroup={counterpart.user === null} tabbable={tabbable} entered={entered} onRetry={sending.retry} onDiscard={sending.discard} />
    case 'beginning':
      return <Beginning counterpart={counterpart} />
    case 'day':
      return <DaySeparator time={row.time} now={now} />
    case 'unread':
      return <UnreadMarker />
    case 'typing':
      return <TypingBubble people={row.people} />
  }
}
