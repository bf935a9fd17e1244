'use client'

import { clsx } from 'clsx'
import { EllipsisVertical, Reply, SmilePlus, type LucideIcon } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useWords } from '@/components/language/language-provider'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { useRowDoing } from './row-doing'

/** Stands beside the message that is pointed at, focused or touched; on a phone only the way to the menu. */
export function RowToolbar({ message, mine, tabbable }: { message: ThreadMessage; mine: boolean; tabbable: boolean }) {
  const { thread } = useWords()
  const { perform, openMenu, writable } = useRowDoing()
  const sent = message.seq > 0

  function open({ currentTarget, detail }: MouseEvent<HTMLElement>) {
    const { left, right, bottom } = currentTarget.getBoundingClientRect()
    // A click without a count came from a key or an assistive technology.
    openMenu(message, { x: mine ? right : left, y: bottom }, detail === 0)
  }

  return (
    <div className={clsx('absolute top-1/2 z-2 flex -translate-y-1/2 px-1', mine ? 'end-full flex-row-reverse' : 'start-full')}>
      {sent && writable && (
        <>
          <ToolbarButton icon={SmilePlus} label={thread.actions.react} tabbable={tabbable} className="pointer-coarse:hidden" onClick={() => perform('react', message)} />
          <ToolbarButton icon={Reply} label={thread.actions.reply} tabbable={tabbable} className="pointer-coarse:hidden" onClick={() => perform('reply', message)} />
        </>
      )}
      <ToolbarButton icon={EllipsisVertical} label={thread.actions.menu} tabbable={tabbable} menu onClick={open} />
    </div>
  )
}

interface ToolbarButtonProps {
  icon: LucideIcon
  label: string
  tabbable: boolean
  menu?: boolean
  className?: string
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
}

function ToolbarButton({ icon: Icon, label, tabbable, menu = false, className, onClick }: ToolbarButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-haspopup={menu ? 'menu' : undefined}
      tabIndex={tabbable ? 0 : -1}
      onClick={onClick}
      className={clsx('grid size-8 animate-fade-in place-items-center rounded-full text-muted transition-colors hover:bg-hover hover:text-ink pointer-coarse:size-10', className)}
    >
      <Icon aria-hidden="true" className={clsx('size-4.5', Icon === Reply && 'rtl:-scale-x-100')} />
    </button>
  )
}
