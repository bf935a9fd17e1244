'use client'

import { Film as FilmIcon, Play } from 'lucide-react'
import type { Attachment } from '@/lib/contract/views'
import { clock } from './file-size'

/** A video at rest: its first picture, how long it is, and that it can be played. */
export function Film({ film, local }: { film: Attachment; local: string | null }) {
  const source = local ?? film.url
  return (
    <span className="dark absolute inset-0 overflow-hidden bg-sunken text-ink">
      <span className="absolute inset-0 grid place-items-center text-muted">
        <FilmIcon aria-hidden="true" className="size-6" />
      </span>
      {/* Shown only: it plays in the viewer. A little after the beginning, which is often black. */}
      {source && <video src={`${source}#t=0.1`} preload="metadata" muted playsInline tabIndex={-1} aria-hidden="true" className="absolute inset-0 size-full object-cover" />}
      <span className="absolute inset-0 grid place-items-center">
        <span className="grid size-12 place-items-center rounded-full bg-surface/70">
          <Play aria-hidden="true" className="ms-0.5 size-5 fill-current rtl:ms-0" />
        </span>
      </span>
      {film.duration !== null && <span className="absolute start-2 bottom-2 rounded-sm bg-surface/75 px-1.5 text-xs tabular-nums">{clock(film.duration)}</span>}
    </span>
  )
}
