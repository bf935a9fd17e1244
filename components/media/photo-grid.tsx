'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useLocalFile } from '@/lib/client/use-uploads'
import type { OutgoingFile } from '@/lib/client/outgoing-file'
import type { Attachment } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { Film } from './film'
import { gridHeight, maxTiles, singleSize, tileClasses } from './grid-layout'
import { Photo } from './photo'
import { UploadOverlay } from './upload-overlay'

/** A picture or film and, while it is sent, what is known of that. */
export interface GridItem {
  attachment: Attachment
  outgoing: OutgoingFile | undefined
}

export interface PhotoGridProps {
  items: GridItem[]
  clientId: string | null
  tabIndex: number
  onOpen: (attachmentId: string) => void
}

/** The photos and videos of a message. Their places have their size before anything is there. */
export function PhotoGrid({ items, clientId, tabIndex, onOpen }: PhotoGridProps) {
  const [only] = items
  const shown = items.slice(0, maxTiles)
  const hidden = items.length - shown.length
  const single = items.length === 1 && only ? singleSize(only.attachment) : undefined
  const classes = tileClasses(items.length)
  return (
    <div
      className={clsx('max-w-full overflow-hidden rounded-lg', !single && 'grid grid-cols-2 grid-rows-2 gap-0.5')}
      style={single ? { width: `${single.width}rem`, aspectRatio: single.ratio } : { width: '20rem', aspectRatio: 20 / gridHeight(items.length) }}
    >
      {shown.map((item, index) => (
        // The place of a photo is its own, also when it gets its lasting id.
        <Tile key={index} item={item} clientId={clientId} tabIndex={tabIndex} wide={single !== undefined} className={single ? 'size-full' : classes[index]} onOpen={onOpen}>
          {hidden > 0 && index === maxTiles - 1 && <More count={hidden} />}
        </Tile>
      ))}
    </div>
  )
}

type TileProps = { item: GridItem; clientId: string | null; tabIndex: number; wide: boolean; className: string | undefined; onOpen: (attachmentId: string) => void; children: ReactNode }

function Tile({ item: { attachment, outgoing }, clientId, tabIndex, wide, className, onOpen, children }: TileProps) {
  const words = useWords()
  const local = useLocalFile(outgoing?.id ?? attachment.id, outgoing !== undefined)
  const isFilm = attachment.kind === 'video'
  const content = isFilm ? <Film film={attachment} local={local} /> : <Photo photo={attachment} local={local} sizes={wide ? '20rem' : '10rem'} />
  const pending = outgoing !== undefined && !outgoing.upload
  return (
    // One element all along, so that nothing flickers when it has been sent.
    <div className={clsx('relative min-h-0 min-w-0', className)}>
      {content}
      {children}
      {pending && clientId && <UploadOverlay file={outgoing} clientId={clientId} />}
      {!pending && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={isFilm ? words.media.openVideo(attachment.name) : words.media.openPhoto(attachment.name)}
          aria-haspopup="dialog"
          onClick={() => onOpen(attachment.id)}
          className="absolute inset-0 cursor-zoom-in! rounded-lg -outline-offset-3 focus-visible:outline-3"
        />
      )}
    </div>
  )
}

function More({ count }: { count: number }) {
  const words = useWords()
  return (
    <span className="dark absolute inset-0 grid place-items-center bg-surface/60 text-xl font-semibold text-ink">
      <span aria-hidden="true" dir="ltr">
        +{count}
      </span>
      <span className="sr-only">{words.media.moreHere(count)}</span>
    </span>
  )
}
