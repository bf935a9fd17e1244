'use client'

import { FileText, Image as ImageIcon, type LucideIcon, Music, Video } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import type { Attachment } from '@/lib/contract/views'

const icons: Record<Attachment['kind'], LucideIcon> = { image: ImageIcon, video: Video, audio: Music, file: FileText }

/** A file in the evidence. Its content comes only when it is asked for, since each look is noted. */
export function EvidenceFile({ reportId, file }: { reportId: string; file: Omit<Attachment, 'url'> }) {
  const words = useWords().moderation.details
  const locale = useLocale()
  const [shown, setShown] = useState(false)
  const address = `/api/moderation/reports/${reportId}/uploads/${file.id}`
  const Icon = icons[file.kind]
  if (shown) return <img src={`${address}?size=medium`} alt={file.name} className="max-h-80 max-w-full rounded-md border" />
  const inside = (
    <>
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
      <span className="min-w-0">
        <span className="block truncate font-medium" dir="auto">
          {file.kind === 'image' ? words.showFile(file.name) : words.openFile(file.name)}
        </span>
        <span className="block text-xs text-muted">
          {sizeText(file.size, locale)} · {words.fileRecorded}
        </span>
      </span>
    </>
  )
  const look = 'flex min-h-11 max-w-full items-center gap-3 rounded-md border bg-raised px-3 py-2 text-start text-sm hover:bg-hover'
  return file.kind === 'image' ? (
    <button type="button" className={look} onClick={() => setShown(true)}>
      {inside}
    </button>
  ) : (
    <a href={address} target="_blank" rel="noopener noreferrer" className={look}>
      {inside}
    </a>
  )
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']

/** A number of bytes, as people say it. */
export function sizeText(bytes: number, language: string): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 }).format(bytes / 1000 ** step)
}
