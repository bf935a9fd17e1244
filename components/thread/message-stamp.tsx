import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { clockTime, fullTime } from './day'
import { DeliveryState } from './delivery-state'
import { stampMarkCount, StampMarks } from './message-marks'
import type { MessageRow } from './rows'

/** Where the stamp stands: in a bubble, below large emoji, or on a picture. */
export type StampPlace = 'bubble' | 'plain' | 'picture'

/** Time and delivery state in the corner of a bubble. */
export function MessageStamp({ row, place }: { row: MessageRow; place: StampPlace }) {
  const { message, mine } = row
  const { thread } = useWords()
  const locale = useLocale()
  const time = new Date(message.createdAt)
  return (
    <span
      className={clsx(
        'absolute inline-flex items-center gap-1 text-[0.6875rem] leading-4 whitespace-nowrap select-none',
        place === 'picture' ? 'end-2.5 bottom-2.5 rounded-full bg-[oklch(0.15_0_0/0.7)] px-2 py-0.5 text-[white]' : 'end-3 bottom-1.5',
        place === 'plain' && 'text-muted',
        place === 'bubble' && (mine ? 'text-bubble-mine-muted' : 'text-bubble-theirs-muted'),
      )}
    >
      <StampMarks message={message} />
      {message.editedAt && <span>{thread.edited}</span>}
      <time dir="auto" dateTime={message.createdAt} title={fullTime(time, locale)}>
        {clockTime(time, locale)}
      </time>
      {message.delivery && <DeliveryState delivery={message.delivery} />}
    </span>
  )
}

/** Keeps the end of the last line free for the stamp, which is as wide as this. Not part of the text that is copied. */
export function StampSpace({ row }: { row: MessageRow }) {
  const { message } = row
  const { thread } = useWords()
  const locale = useLocale()
  const words = [message.editedAt ? thread.edited : '', clockTime(new Date(message.createdAt), locale)].filter(Boolean).join('\u00a0')
  return (
    <span
      aria-hidden="true"
      data-words={words}
      className={clsx(
        'invisible inline-block ps-2 text-[0.6875rem] leading-4 whitespace-nowrap select-none before:content-[attr(data-words)]',
        ['', 'ms-4', 'ms-8'][stampMarkCount(message)],
        message.delivery && 'pe-5',
      )}
    />
  )
}
