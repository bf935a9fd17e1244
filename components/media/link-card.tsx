'use client'

import { useState } from 'react'
import type { Message } from '@/lib/contract/views'

export type LinkPreview = NonNullable<Message['preview']>

/** What a link in a message leads to. Its picture was fetched by this server and comes from it; nothing is asked elsewhere. */
export function LinkCard({ preview, tabIndex = 0 }: { preview: LinkPreview; tabIndex?: number }) {
  const { url, title, description, siteName, imageUrl } = preview
  const [hasPicture, setHasPicture] = useState(imageUrl !== null)
  if (!title && !description && !imageUrl) return null
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={tabIndex}
      dir="auto"
      className="my-1 block w-80 max-w-full overflow-hidden rounded-lg bg-current/8 whitespace-normal hover:bg-current/14 focus-visible:outline-current"
    >
      {imageUrl && hasPicture && (
        <img src={`${imageUrl}?size=small`} alt="" loading="lazy" decoding="async" onError={() => setHasPicture(false)} className="aspect-[1.91] w-full bg-current/8 object-cover" />
      )}
      <span className="block border-s-3 border-current/50 px-2.5 py-2">
        <span className="block truncate text-xs opacity-90">{siteName ?? hostOf(url)}</span>
        {title && <span className="line-clamp-2 text-sm font-semibold">{title}</span>}
        {description && <span className="mt-0.5 line-clamp-2 text-sm opacity-90">{description}</span>}
      </span>
    </a>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
