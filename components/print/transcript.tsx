'use client'

import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { noticeWords } from '@/components/thread/notice-words'
import type { Message } from '@/lib/contract/views'

/** Everything that was said, by day. Words only: pictures and sounds are named. */
export function Transcript({ messages, meId }: { messages: Message[]; meId: string }) {
  const locale = useLocale()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })
  return daysOf(messages, day).map(({ date, said }) => (
    <section key={date} aria-label={date} className="mb-6">
      <h2 className="mb-2 border-b pb-1 text-sm font-semibold break-after-avoid">{date}</h2>
      <ol className="flex flex-col gap-2.5">
        {said.map(message => (
          <Line key={message.id} message={message} meId={meId} />
        ))}
      </ol>
    </section>
  ))
}

function Line({ message, meId }: { message: Message; meId: string }) {
  const words = useWords()
  const locale = useLocale()
  const { shell: { print } } = words
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(message.createdAt))
  if (message.kind === 'system') return <li className="text-sm text-muted">{noticeWords(message, meId, words.thread.notice)}</li>
  const { sender, replyTo, text, attachments, editedAt, forwarded } = message
  return (
    <li className="break-inside-avoid">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <strong className="font-semibold" dir="auto">{sender.name}</strong>
        <time dateTime={message.createdAt} className="text-muted">{time}</time>
        {editedAt && <span className="text-muted">{print.edited}</span>}
        {forwarded && <span className="text-muted">{print.forwarded}</span>}
      </p>
      {replyTo && (
        <blockquote className="my-1 border-s-2 border-line-strong ps-3 text-sm text-muted">
          {print.inReplyTo(replyTo.sender.name)}
          <span className="line-clamp-2 block" dir="auto">{replyTo.text}</span>
        </blockquote>
      )}
      {text !== '' && <p className="whitespace-pre-wrap" dir="auto">{text}</p>}
      {attachments.length > 0 && (
        <ul className="mt-0.5 text-sm text-muted">
          {attachments.map(attachment => (
            <li key={attachment.id} dir="auto">
              {attachment.name}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function daysOf(messages: Message[], format: Intl.DateTimeFormat): { date: string; said: Message[] }[] {
  const days: { date: string; said: Message[] }[] = []
  for (const message of messages) {
    const date = format.format(new Date(message.createdAt))
    const last = days.at(-1)
    if (last?.date === date) last.said.push(message)
    else days.push({ date, said: [message] })
  }
  return days
}
