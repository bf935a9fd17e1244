'use client'

import { List, Pin } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { usePins } from '@/lib/client/use-pins'
import { attachmentWords } from './attachment-words'
import { useRowDoing } from './row-doing'
import { lazyPart } from '@/components/ui/lazy-part'

const PinsList = lazyPart(() => import('./pins-list'))

/** What is pinned, under the header: one at a time, the newest first; each click goes to it and on to the next. */
export function PinsBar({ conversationId }: { conversationId: string }) {
  const { thread } = useWords()
  const { jumpTo } = useRowDoing()
  const pins = usePins(conversationId)
  const [at, setAt] = useState(0)
  const [listed, setListed] = useState(false)
  const index = Math.min(at, pins.length - 1)
  const pin = pins[index]
  if (!pin) return null
  const text = pin.text || attachmentWords(pin.attachments, thread.attachments)

  function go() {
    if (!pin) return
    jumpTo(pin.id)
    setAt((index + 1) % pins.length)
  }

  return (
    <section aria-label={thread.pins.bar} className="flex shrink-0 animate-fade-in items-center gap-1 border-b bg-surface ps-2 pe-2 wide:ps-3 wide:pe-3">
      <button
        type="button"
        aria-label={thread.pins.goTo(pin.sender.name, text)}
        onClick={go}
        className="my-1 flex min-h-10 min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1 text-start transition-colors -outline-offset-2 hover:bg-hover"
      >
        <Pin aria-hidden="true" className="size-4 shrink-0 text-accent" />
        <span className="min-w-0 flex-1 border-s-2 border-accent ps-2.5">
          <span className="block truncate text-xs font-medium text-accent">
            {thread.pins.title}
            {pins.length > 1 && <span className="ms-1.5 font-normal text-muted tabular-nums">{thread.pins.position(index + 1, pins.length)}</span>}
          </span>
          <span dir="auto" className="block truncate text-sm text-muted">
            {text}
          </span>
        </span>
      </button>
      <Popover
        open={listed}
        onOpenChange={setListed}
        label={thread.pins.list}
        align="end"
        className="w-[min(24rem,calc(100vw-1rem))]"
        trigger={
          <IconButton label={thread.pins.all(pins.length)} tooltip={false}>
            <List aria-hidden="true" />
          </IconButton>
        }
      >
        <Suspense fallback={<Skeleton className="m-2 h-11" />}>
          <PinsList conversationId={conversationId} pins={pins} onGo={id => { setListed(false); jumpTo(id) }} />
        </Suspense>
      </Popover>
    </section>
  )
}
