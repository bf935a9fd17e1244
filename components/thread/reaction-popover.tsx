'use client'

import { clsx } from 'clsx'
import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Popover } from '@/components/ui/popover'
import { Spinner } from '@/components/ui/spinner'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { quickReactions } from './quick-reactions'
import { lazyPart } from '@/components/ui/lazy-part'

const EmojiPanel = lazyPart(() => import('@/components/composer/emoji-panel'))

export interface ReactionPopoverProps {
  message: ThreadMessage
  anchor: Element | null
  /** Which side of the message it stands at. */
  align: 'start' | 'end'
  /** Begins with every emoji there is. */
  all: boolean
  onPick: (emoji: string) => void
  onOpenChange: (open: boolean) => void
  onClosed: () => void
}

/** Where one reacts to a message: the usual six, and the way to all. */
export default function ReactionPopover({ message, anchor, align, all, onPick, onOpenChange, onClosed }: ReactionPopoverProps) {
  const { thread } = useWords()
  const [everything, setEverything] = useState(all)
  const mine = (emoji: string) => message.reactions.some(reaction => reaction.emoji === emoji && reaction.mine)

  function pick(emoji: string) {
    onPick(emoji)
    onOpenChange(false)
  }

  return (
    <Popover open anchor={anchor} side="top" align={align} label={thread.reactions.quick} onOpenChange={onOpenChange} onClosed={onClosed} className={everything ? undefined : 'rounded-full!'}>
      {everything ? (
        <Suspense fallback={<Loading label={thread.reactions.loading} />}>
          <EmojiPanel onPick={pick} />
        </Suspense>
      ) : (
        <div className="flex items-center gap-0.5 p-1">
          {quickReactions.map(emoji => (
            <button
              key={emoji}
              type="button"
              aria-label={emoji}
              aria-pressed={mine(emoji)}
              onClick={() => pick(emoji)}
              className={clsx('grid size-10 place-items-center rounded-full text-[1.5rem] transition-transform -outline-offset-2 hover:bg-hover motion-safe:hover:scale-110', mine(emoji) && 'bg-accent-soft')}
            >
              {emoji}
            </button>
          ))}
          <button
            type="button"
            aria-label={thread.reactions.more}
            onClick={() => setEverything(true)}
            className="grid size-10 place-items-center rounded-full text-muted -outline-offset-2 hover:bg-hover hover:text-ink"
          >
            <Plus aria-hidden="true" className="size-5" />
          </button>
        </div>
      )}
    </Popover>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" className="grid h-88 w-[21rem] max-w-full place-items-center text-muted">
      <Spinner className="size-5" />
      <span className="sr-only">{label}</span>
    </div>
  )
}
