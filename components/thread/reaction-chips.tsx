'use client'

import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { useRowDoing } from './row-doing'
import { useLongPress } from './use-long-press'

/** The reactions to a message: how many of each, and which are one's own. A click joins in or takes back; right click and long press tell who. */
export function ReactionChips({ message, mine, tabbable }: { message: ThreadMessage; mine: boolean; tabbable: boolean }) {
  const { thread } = useWords()
  const { react, perform, writable } = useRowDoing()
  const longPress = useLongPress((_, target) => perform('reactions', message, target))
  if (message.reactions.length === 0) return null
  return (
    <div className={clsx('relative z-1 -mt-1 flex max-w-full flex-wrap gap-1 px-1.5', mine && 'justify-end')} {...longPress}>
      {message.reactions.map(({ emoji, count, mine: own }) => (
        <button
          key={emoji}
          type="button"
          aria-label={own ? thread.reactions.chipMine(emoji, count) : thread.reactions.chip(emoji, count)}
          aria-pressed={own}
          disabled={!writable}
          tabIndex={tabbable ? 0 : -1}
          onClick={() => react(message, emoji)}
          className={clsx(
            'inline-flex h-7 items-center gap-1 rounded-full border px-2 text-sm ring-2 ring-surface transition-colors select-none pointer-coarse:h-10 pointer-coarse:px-3',
            own ? 'border-accent bg-accent-soft font-medium text-ink' : 'border-line bg-raised text-muted hover:bg-hover hover:text-ink',
          )}
        >
          <span aria-hidden="true" className="text-[0.9375rem] leading-none">{emoji}</span>
          <span aria-hidden="true" className="text-xs tabular-nums">
            {count}
          </span>
        </button>
      ))}
    </div>
  )
}
