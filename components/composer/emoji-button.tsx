'use client'

import { Smile } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { Spinner } from '@/components/ui/spinner'
import { lazyPart } from '@/components/ui/lazy-part'

const EmojiPanel = lazyPart(() => import('./emoji-panel'))

/** Opens the picker. Escape and a choice close it; `onClose` then has the focus back. */
export function EmojiButton({ disabled, onPick, onClose }: { disabled: boolean; onPick: (emoji: string) => void; onClose: () => void }) {
  const { composer } = useWords()
  const [open, setOpen] = useState(false)

  function pick(emoji: string) {
    onPick(emoji)
    setOpen(false)
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={composer.emoji}
      side="top"
      align="end"
      onClosed={onClose}
      trigger={
        <IconButton label={composer.emoji} tooltip={false} disabled={disabled}>
          <Smile aria-hidden="true" />
        </IconButton>
      }
    >
      <Suspense fallback={<Loading />}>
        <EmojiPanel onPick={pick} />
      </Suspense>
    </Popover>
  )
}

function Loading() {
  const { composer } = useWords()
  return (
    <div role="status" className="grid h-88 w-[21rem] place-items-center text-muted">
      <Spinner className="size-5" />
      <span className="sr-only">{composer.loadingEmoji}</span>
    </div>
  )
}
