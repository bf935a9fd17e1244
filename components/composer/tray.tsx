'use client'

import { clsx } from 'clsx'
import { Play, X } from 'lucide-react'
import { createElement } from 'react'
import type { TrayItem } from '@/lib/client/use-tray'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { failureWords } from '@/components/media/failure-words'
import { FileName } from '@/components/media/file-card'
import { fileIcon } from '@/components/media/file-icon'
import { fileSize } from '@/components/media/file-size'

/** The files that go with the next message: what they look like, how large they are, and how to leave one out. */
export function Tray({ items, onRemove }: { items: readonly TrayItem[]; onRemove: (id: string) => void }) {
  const { composer } = useWords()
  if (items.length === 0) return null
  return (
    <ul aria-label={composer.attachments} className="flex gap-2 overflow-x-auto px-1 pt-1 pb-2">
      {items.map(item => (
        <li key={item.file.id} className="shrink-0">
          <TrayCard item={item} onRemove={onRemove} />
        </li>
      ))}
    </ul>
  )
}

function TrayCard({ item: { file, url }, onRemove }: { item: TrayItem; onRemove: (id: string) => void }) {
  const { media } = useWords()
  const { language } = useLanguage()
  return (
    <div className={clsx('relative flex h-16 w-52 animate-rise-in items-center gap-2.5 rounded-lg border bg-raised p-1.5 pe-9', file.failure ? 'border-danger' : 'border-line')}>
      <span className="relative grid size-12 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-muted">
        {url && file.kind === 'image' && !file.failure ? (
          <img src={url} alt="" className="size-full object-cover" />
        ) : url && file.kind === 'video' && !file.failure ? (
          <>
            <video src={`${url}#t=0.1`} muted playsInline preload="metadata" aria-hidden="true" tabIndex={-1} className="size-full object-cover" />
            <Play aria-hidden="true" className="dark absolute size-5 fill-current text-ink drop-shadow" />
          </>
        ) : (
          createElement(fileIcon(file), { 'aria-hidden': true, className: 'size-5' })
        )}
      </span>
      <span className="min-w-0 flex-1">
        <FileName name={file.name} />
        {file.failure ? (
          <span role="alert" title={failureWords(file.failure.code, media)} className="line-clamp-2 text-xs leading-3.5 text-danger">
            {failureWords(file.failure.code, media)}
          </span>
        ) : (
          <span className="block text-xs text-muted">{fileSize(file.size, language)}</span>
        )}
      </span>
      <button
        type="button"
        aria-label={media.removeFile(file.name)}
        onClick={() => onRemove(file.id)}
        className="absolute end-0.5 top-0.5 grid size-8 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  )
}
