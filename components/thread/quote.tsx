'use client'

import { clsx } from 'clsx'
import { useLanguage, useWords } from '@/components/language/language-provider'
import type { Message } from '@/lib/contract/views'
import { directionOf } from '@/lib/words/languages'
import { useRowDoing } from './row-doing'

/** What a message answers to; leads there. */
export function Quote({ quoted, mine, tabbable }: { quoted: NonNullable<Message['replyTo']>; mine: boolean; tabbable: boolean }) {
  const { thread } = useWords()
  const { language } = useLanguage()
  const { jumpTo, meId } = useRowDoing()
  const author = quoted.sender.id === meId ? thread.you : quoted.sender.name
  const text = quoted.text || thread.attachments.file(quoted.attachments)
  return (
    <button
      type="button"
      dir={directionOf(language)}
      aria-label={thread.goToQuoted(author, text)}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => jumpTo(quoted.id)}
      data-quote
      className={clsx(
        'mb-1 block w-full min-w-24 rounded-md border-s-[3px] py-1 ps-2.5 pe-3 text-start text-sm whitespace-normal transition-colors -outline-offset-1 pointer-coarse:min-h-10',
        mine ? 'border-bubble-mine-muted bg-[oklch(0_0_0/0.14)] hover:bg-[oklch(0_0_0/0.22)] focus-visible:outline-current' : 'border-accent bg-accent/8 hover:bg-accent/14',
      )}
    >
      <span dir="auto" className={clsx('block truncate font-medium', mine ? 'text-bubble-mine-ink' : 'text-accent')}>
        {author}
      </span>
      <span dir="auto" className={clsx('line-clamp-2', mine ? 'text-bubble-mine-muted' : 'text-bubble-theirs-muted')}>
        {text}
      </span>
    </button>
  )
}
