import { clsx } from 'clsx'
import { clockTime, fullTime } from './day'
import { DeliveryState } from './delivery-state'
import type { MessageRow } from './rows'

/** Time and delivery state in the corner of a bubble. */
export function MessageStamp({ row, plain }: { row: MessageRow; plain: boolean }) {
  const { message, mine } = row
  const time = new Date(message.createdAt)
  return (
    <span
      className={clsx(
        'absolute end-3 bottom-1.5 inline-flex items-center gap-1 text-[0.6875rem] leading-4 whitespace-nowrap select-none',
        plain ? 'text-muted' : mine ? 'text-bubble-mine-muted' : 'text-bubble-theirs-muted',
      )}
    >
      {message.editedAt && <span>Edited</span>}
      <time dir="auto" dateTime={message.createdAt} title={fullTime(time)}>
        {clockTime(time)}
      </time>
      {message.delivery && <DeliveryState delivery={message.delivery} />}
    </span>
  )
}

/** Keeps the end of the last line free for the stamp, which is as wide as this. Not part of the text that is copied. */
export function StampSpace({ row }: { row: MessageRow }) {
  const { message } = row
  const words = [message.editedAt ? 'Edited' : '', clockTime(new Date(message.createdAt))].filter(Boolean).join('\u00a0')
  return (
    <span
      aria-hidden="true"
      data-words={words}
      className={clsx(
        'invisible inline-block ps-2 text-[0.6875rem] leading-4 whitespace-nowrap select-none before:content-[attr(data-words)]',
        message.delivery && 'pe-5',
      )}
    />
  )
}
