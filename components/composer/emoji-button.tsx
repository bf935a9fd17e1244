'use client'

import { Smile } from 'lucide-react'
import { Popover } from 'radix-ui'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'

const EmojiPanel = lazy(() => import('./emoji-panel'))

/** Opens the picker. Escape and a choice close it; `onClose` then has the focus back. */
export function EmojiButton({ disabled, onPick, onClose }: { disabled: boolean; onPick: (emoji: string) => void; onClose: () => void }) {
  const [open, setOpen] = useState(false)

  function pick(emoji: string) {
    onPick(emoji)
    setOpen(false)
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label="Emoji" tooltip={false} disabled={disabled}>
          <Smile aria-hidden="true" />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={10}
          collisionPadding={8}
          aria-label="Emoji"
          onCloseAutoFocus={event => {
            event.preventDefault()
            onClose()
          }}
          className="z-40 max-h-(--radix-popover-content-available-height) animate-rise-in overflow-hidden rounded-xl border border-line bg-raised text-ink shadow-lg outline-none"
        >
          <Suspense fallback={<Loading />}>
            <EmojiPanel onPick={pick} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Loading() {
  return (
    <div role="status" className="grid h-88 w-[21rem] place-items-center text-muted">
      <Spinner className="size-5" />
      <span className="sr-only">Loading emoji</span>
    </div>
  )
}
