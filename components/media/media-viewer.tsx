'use client'

import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import type { MediaItem } from '@/lib/client/use-conversation-media'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { IconButton } from '@/components/ui/icon-button'
import { FilmSlide, PhotoSlide } from './media-slide'

export interface MediaViewerProps {
  items: MediaItem[]
  /** The id of the attachment that it opens with. */
  start: string
  onClose: () => void
}

const stop = (event: SyntheticEvent) => event.stopPropagation()
// It is opened from a row, which has gestures of its own.
const ownEvents = { onPointerDown: stop, onPointerMove: stop, onPointerUp: stop, onTouchStart: stop, onTouchMove: stop, onTouchEnd: stop, onContextMenu: stop, onClick: stop, onFocus: stop, onBlur: stop }

/** Photos and films one at a time over everything else: keys, swipes and buttons lead on, Escape and a swipe down lead back. */
export function MediaViewer({ items, start, onClose }: MediaViewerProps) {
  const { media } = useWords()
  const [index, setIndex] = useState(() => Math.max(0, items.findIndex(({ attachment }) => attachment.id === start)))
  const content = useRef<HTMLDivElement>(null)
  const item = items[index]
  if (!item) return null

  const go = (step: number) => setIndex(before => Math.min(items.length - 1, Math.max(0, before + step)))
  const forward = () => (document.documentElement.dir === 'rtl' ? -1 : 1)

  function onSwipe(swipe: 'close' | 'left' | 'right'): void {
    if (swipe === 'close') onClose()
    else go(swipe === 'left' ? forward() : -forward())
  }

  function onKeyDown(event: KeyboardEvent): void {
    // It is opened from a log, which has keys of its own.
    event.stopPropagation()
    if (event.target instanceof HTMLVideoElement) return
    if (event.key === 'ArrowRight') go(forward())
    else if (event.key === 'ArrowLeft') go(-forward())
    else if (event.key === 'Home') setIndex(0)
    else if (event.key === 'End') setIndex(items.length - 1)
    else return
    event.preventDefault()
  }

  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          ref={content}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          {...ownEvents}
          onOpenAutoFocus={event => {
            event.preventDefault()
            content.current?.focus()
          }}
          className="dark fixed inset-0 z-50 flex animate-fade-in flex-col bg-sunken text-ink outline-none"
        >
          <ViewerHeader item={item} number={index + 1} count={items.length} />
          <div className="relative min-h-0 flex-1">
            {item.attachment.kind === 'video' ? <FilmSlide key={item.attachment.id} item={item} /> : <PhotoSlide key={item.attachment.id} item={item} onSwipe={onSwipe} />}
            {index > 0 && (
              <Turn label={media.previous} className="start-2" onClick={() => go(-1)}>
                <ChevronLeft aria-hidden="true" className="rtl:-scale-x-100" />
              </Turn>
            )}
            {index < items.length - 1 && (
              <Turn label={media.next} className="end-2" onClick={() => go(1)}>
                <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
              </Turn>
            )}
          </div>
          <p dir="auto" className="min-h-4 shrink-0 px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))] text-center whitespace-pre-wrap">
            <span className="line-clamp-3">{item.text}</span>
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function ViewerHeader({ item: { attachment, sender, createdAt }, number, count }: { item: MediaItem; number: number; count: number }) {
  const { media, actions } = useWords()
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(createdAt))
  return (
    <header className="flex shrink-0 items-center gap-1 px-2 py-2 ps-4 pt-[max(0.5rem,env(safe-area-inset-top))]">
      <div className="min-w-0 flex-1">
        <Dialog.Title className="sr-only">{media.viewer}</Dialog.Title>
        <p className="truncate font-medium">
          <bdi>{sender.name}</bdi>
        </p>
        <p className="truncate text-xs text-muted">
          <time dateTime={createdAt}>{time}</time>
          {' · '}
          <bdi>{attachment.name}</bdi>
        </p>
      </div>
      <p role="status" className="px-2 text-sm text-muted tabular-nums">
        {media.numberOf(number, count)}
      </p>
      <a
        href={attachment.url}
        download={attachment.name}
        aria-label={media.download}
        title={media.download}
        className="inline-grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink [&_svg]:size-5"
      >
        <Download aria-hidden="true" />
      </a>
      <Dialog.Close asChild>
        <IconButton label={actions.close} tooltip={false}>
          <X aria-hidden="true" />
        </IconButton>
      </Dialog.Close>
    </header>
  )
}

function Turn({ label, className, onClick, children }: { label: string; className: string; onClick: () => void; children: ReactNode }) {
  return (
    <span className={`absolute top-1/2 z-10 -translate-y-1/2 rounded-full bg-surface/70 ${className}`}>
      <IconButton label={label} tooltip={false} className="text-ink!" onClick={onClick}>
        {children}
      </IconButton>
    </span>
  )
}
