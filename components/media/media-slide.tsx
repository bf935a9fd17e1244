'use client'

import { clsx } from 'clsx'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { useRef, useState } from 'react'
import type { MediaItem } from '@/lib/client/use-conversation-media'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { playAlone } from './one-at-a-time'
import { pictureSources } from './picture-sources'
import { useBlur } from './use-blur'
import { useZoom } from './use-zoom'

export interface MediaSlideProps {
  item: MediaItem
  onSwipe: (swipe: 'close' | 'left' | 'right') => void
}

/** One photo in the viewer, which can be enlarged and moved. */
export function PhotoSlide({ item: { attachment }, onSwipe }: MediaSlideProps) {
  const { media } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const [loaded, setLoaded] = useState(false)
  const { view, held, pulled, toggle, handlers } = useZoom(place, onSwipe)
  const { width, height, thumbhash } = attachment
  const blur = useBlur(thumbhash, !loaded)
  const shape = width && height ? { aspectRatio: width / height, width: `min(100%, ${width}px, calc((100dvh - 9rem) * ${width / height}))` } : { width: '100%', height: '100%' }
  return (
    <div
      ref={place}
      {...handlers}
      className={clsx('absolute inset-0 grid touch-none place-items-center overflow-hidden select-none', view.scale > 1 ? (held ? 'cursor-grabbing' : 'cursor-grab') : 'cursor-zoom-in')}
    >
      <div
        className={clsx('relative bg-cover bg-center', !held && 'transition-transform')}
        style={{
          ...shape,
          transform: `translate(${view.x}px, ${view.y + pulled}px) scale(${view.scale})`,
          opacity: Math.max(0.4, 1 - pulled / 400),
          ...(blur && { backgroundImage: `url(${blur})` }),
        }}
      >
        <img {...pictureSources(attachment)} sizes={view.scale > 1 ? '200vw' : '100vw'} alt={media.photoNamed(attachment.name)} draggable={false} onLoad={() => setLoaded(true)} className="size-full object-contain" />
      </div>
      <span className="absolute end-3 bottom-3 z-10 cursor-default rounded-full bg-surface/70" onPointerDown={event => event.stopPropagation()} onDoubleClick={event => event.stopPropagation()}>
        <IconButton label={view.scale > 1 ? media.zoomOut : media.zoomIn} tooltip={false} className="text-ink!" onClick={() => toggle()}>
          {view.scale > 1 ? <ZoomOut aria-hidden="true" /> : <ZoomIn aria-hidden="true" />}
        </IconButton>
      </span>
    </div>
  )
}

/** One film in the viewer, with the browser's own controls. */
export function FilmSlide({ item: { attachment } }: Pick<MediaSlideProps, 'item'>) {
  const { media } = useWords()
  const [broken, setBroken] = useState(false)
  return (
    <div className="absolute inset-0 grid place-items-center">
      {broken ? (
        <p className="max-w-80 p-6 text-center">{media.cannotPlay}</p>
      ) : (
        <video
          src={attachment.url}
          controls
          autoPlay
          playsInline
          aria-label={attachment.name}
          onPlay={event => playAlone(event.currentTarget)}
          onError={() => setBroken(true)}
          className="max-h-full max-w-full"
        >
          <track kind="captions" />
        </video>
      )}
    </div>
  )
}
