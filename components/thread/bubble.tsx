import { clsx } from 'clsx'
import { attachmentWords } from './attachment-words'
import { emojiClass, MessageText } from './message-text'
import { MessageStamp, StampSpace } from './message-stamp'
import type { MessageRow } from './rows'

/** The words of one message and, where it is shown, when they were written and how far they came. */
export function Bubble({ row, textId, linkTabIndex }: { row: MessageRow; textId: string; linkTabIndex: number }) {
  const { message, mine, stamped } = row
  const deleted = message.deletedAt !== null
  const text = message.text || attachmentWords(message.attachments)
  const plain = !deleted && emojiClass(text) !== ''
  return (
    // The direction is that of the text, and the stamp stands at its end.
    <div
      dir="auto"
      className={clsx(
        'relative min-w-0 px-3 py-1.5 break-words whitespace-pre-wrap outline-offset-2 outline-focus group-focus-visible/row:outline-2',
        plain ? 'px-1' : mine ? 'bg-bubble-mine text-bubble-mine-ink selection:bg-bubble-mine-ink/30' : 'bg-bubble-theirs text-bubble-theirs-ink',
        corners(row),
        plain && stamped && 'pb-6',
      )}
    >
      {deleted ? (
        <span id={textId} className="italic opacity-80">
          This message was deleted.
        </span>
      ) : (
        <MessageText id={textId} text={text} linkTabIndex={linkTabIndex} />
      )}
      {stamped && (
        <>
          {!plain && <StampSpace row={row} />}
          <MessageStamp row={row} plain={plain} />
        </>
      )}
    </div>
  )
}

/** Round, but tighter where the next or the previous bubble of the same group touches. */
function corners({ mine, first, last }: MessageRow): string {
  return clsx(
    'rounded-bubble',
    mine ? !first && 'rounded-tr-bubble-joint' : !first && 'rounded-tl-bubble-joint',
    mine ? !last && 'rounded-br-bubble-joint' : !last && 'rounded-bl-bubble-joint',
  )
}
