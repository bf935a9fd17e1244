'use client'

import { clsx } from 'clsx'
import { ImageOff } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Attachment } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { pictureSources } from './picture-sources'
import { useBlur } from './use-blur'

export interface PhotoProps {
  photo: Attachment
  /** The same picture in this browser, while it is sent and until the server's own is there. */
  local: string | null
  /** How wide it is shown, for the choice among its sizes. */
  sizes: string
}

/** A photo that fills its place: a blur first, then the picture; what was seen while it was sent stays until then. */
export function Photo({ photo, local, sizes }: PhotoProps) {
  const words = useWords()
  const [seen, setSeen] = useState<'loading' | 'loaded' | 'broken'>('loading')
  const blur = useBlur(photo.thumbhash, seen !== 'loaded')
  const hasOwn = photo.url !== ''
  const showAtOnce = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth > 0) setSeen('loaded')
  }, [])
  const fills = 'absolute inset-0 size-full object-cover'
  return (
    <span className="absolute inset-0 overflow-hidden bg-sunken bg-cover bg-center" style={blur ? { backgroundImage: `url(${blur})` } : undefined}>
      {local && seen !== 'loaded' && <img src={local} alt={hasOwn ? '' : words.media.photoNamed(photo.name)} className={fills} />}
      {hasOwn && seen !== 'broken' && (
        <img
          {...pictureSources(photo)}
          sizes={sizes}
          alt={words.media.photoNamed(photo.name)}
          loading="lazy"
          decoding="async"
          // The page's HTML may have shown it already.
          ref={showAtOnce}
          draggable={false}
          onLoad={() => setSeen('loaded')}
          onError={() => setSeen('broken')}
          className={clsx(fills, 'transition-opacity duration-200', seen === 'loaded' ? 'opacity-100' : 'opacity-0')}
        />
      )}
      {seen === 'broken' && !local && (
        <span className="absolute inset-0 grid place-content-center justify-items-center gap-1 p-2 text-center text-xs text-muted">
          <ImageOff aria-hidden="true" className="size-5" />
          {words.media.broken}
        </span>
      )}
    </span>
  )
}
