'use client'

import { Download, FileArchive, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { exportUrl, useExports } from '@/lib/client/use-exports'
import type { ExportView } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useLocale } from '@/components/language/use-locale'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { Part, Pending, Rows } from './parts'

/** Takes everything of one's own along. */
export default function Exports() {
  const words = useWords().settings.export
  const errorText = useErrorText()
  const { exports, status, retry, request } = useExports()
  const [asking, setAsking] = useState(false)

  async function make(): Promise<void> {
    setAsking(true)
    try {
      const { status: made } = await request()
      toast.success(made === 'ready' ? words.already : words.requested)
    } catch (error) {
      toast.error(errorText(error))
    }
    setAsking(false)
  }

  if (status !== 'ready') return <Pending status={status} retry={retry} />
  return (
    <>
      <Button className="self-start" pending={asking || exports.some(one => one.status === 'preparing')} onClick={() => void make()}>
        <FileArchive aria-hidden="true" className="size-4" />
        {words.request}
      </Button>
      <Part title={words.past}>
        {exports.length === 0 && (
          <EmptyState icon={FileArchive} title={words.none}>
            {words.noneHint}
          </EmptyState>
        )}
        {exports.length > 0 && (
          <Rows label={words.past}>
            {exports.map(one => (
              <ExportRow key={one.id} one={one} />
            ))}
          </Rows>
        )}
      </Part>
    </>
  )
}

function ExportRow({ one }: { one: ExportView }) {
  const words = useWords().settings.export
  const locale = useLocale()
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const made = format.format(new Date(one.createdAt))
  return (
    <li className="flex min-h-17 items-center gap-3.5 px-4 py-2.5">
      {one.status === 'failed' ? <TriangleAlert aria-hidden="true" className="size-5 shrink-0 text-danger" strokeWidth={1.5} /> : <FileArchive aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{made}</p>
        <p role="status" className="text-sm text-muted">
          {one.status === 'preparing' && words.preparing}
          {one.status === 'failed' && words.failed}
          {one.status === 'ready' && [sizeWords(one.size ?? 0, locale), one.expiresAt && words.until(new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(one.expiresAt)))].filter(Boolean).join(' · ')}
        </p>
      </div>
      {one.status === 'preparing' && <Spinner className="text-muted" />}
      {one.status === 'ready' && (
        <a href={exportUrl(one.id)} download aria-label={words.downloadOf(made)} className={buttonClass('secondary')}>
          <Download aria-hidden="true" className="size-4" />
          {words.download}
        </a>
      )}
    </li>
  )
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function sizeWords(bytes: number, language: string): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[power] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / 1000 ** power)
}
