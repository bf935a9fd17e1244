'use client'

import { clsx } from 'clsx'
import { Download } from 'lucide-react'
import { createElement } from 'react'
import type { OutgoingFile } from '@/lib/client/outgoing-file'
import type { Attachment } from '@/lib/contract/views'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { failureWords } from './failure-words'
import { fileIcon } from './file-icon'
import { fileSize } from './file-size'
import { UploadControls } from './upload-overlay'

export interface FileCardProps {
  file: Attachment
  outgoing?: OutgoingFile | undefined
  clientId?: string | null
  tabIndex?: number
}

/** A file by name, kind and size, to download; or, on its way, how far it is. */
export function FileCard({ file, outgoing, clientId = null, tabIndex = 0 }: FileCardProps) {
  const { media } = useWords()
  const { language } = useLanguage()
  const size = fileSize(file.size, language)
  const pending = outgoing && !outgoing.upload
  const shape = 'flex min-h-14 w-72 max-w-full items-center gap-3 rounded-lg bg-current/8 p-2 pe-3 whitespace-normal'
  const content = (
    <>
      <span className="grid size-10 shrink-0 place-items-center rounded-md bg-current/12">{createElement(fileIcon(file), { 'aria-hidden': true, className: 'size-5' })}</span>
      <span className="min-w-0 flex-1">
        <FileName name={file.name} />
        <span className={clsx('block text-xs', !outgoing?.failure && 'opacity-90')}>{outgoing?.failure ? failureWords(outgoing.failure.code, media) : size}</span>
      </span>
    </>
  )
  if (pending) {
    return (
      <div className={shape}>
        {content}
        {clientId && <UploadControls file={outgoing} clientId={clientId} />}
      </div>
    )
  }
  return (
    <a href={file.url} download={file.name} tabIndex={tabIndex} aria-label={media.downloadFile(file.name, size)} className={clsx(shape, 'hover:bg-current/14 focus-visible:outline-current')}>
      {content}
      <Download aria-hidden="true" className="size-4 shrink-0 opacity-80" />
    </a>
  )
}

/** A name on one line, cut in the middle, so that what kind of file it is stays. */
export function FileName({ name }: { name: string }) {
  const dot = name.lastIndexOf('.')
  const tail = dot > 0 && name.length - dot <= 8 ? Math.max(0, dot - 4) : name.length
  return (
    <span dir="ltr" title={name} className="flex max-w-full text-sm font-medium whitespace-pre rtl:justify-end">
      <span className="truncate">{name.slice(0, tail)}</span>
      <span className="shrink-0">{name.slice(tail)}</span>
    </span>
  )
}
