'use client'

import { clsx } from 'clsx'
import { Flag, Forward, History } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Avatar } from '@/components/ui/avatar'
import type { evidenceMessage } from '@/lib/contract/moderation-views'
import type { output } from 'zod/mini'
import { EvidenceFile } from './evidence-file'

export type EvidenceMessageProps = {
  reportId: string
  message: output<typeof evidenceMessage>
  /** The one that was reported; else it stands beside it. */
  reported: boolean
  /** By whom was reported. */
  theirs: boolean
}

/** A message as it was when it was reported: words alone, since nothing in it may lead or load anywhere. */
export function EvidenceMessage({ reportId, message, reported, theirs }: EvidenceMessageProps) {
  const words = useWords().moderation.details
  const locale = useLocale()
  const time = (at: string) => new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const { sender, text, createdAt, edits, attachments, forwarded } = message
  return (
    <article className={clsx('flex gap-3 rounded-lg border p-3.5', reported ? 'border-danger bg-danger-soft/60' : theirs ? 'bg-raised' : 'bg-sunken')}>
      <Avatar id={sender.id} name={sender.name} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-medium">{sender.name}</bdi>
          <time dateTime={createdAt} className="text-xs text-muted">
            {time(createdAt)}
          </time>
          {reported && (
            <span className="ms-auto inline-flex items-center gap-1 text-xs font-medium text-danger">
              <Flag aria-hidden="true" className="size-3.5" />
              {words.reported}
            </span>
          )}
        </p>
        {forwarded && (
          <p className="mt-0.5 inline-flex items-center gap-1 text-xs text-muted">
            <Forward aria-hidden="true" className="size-3.5 rtl:-scale-x-100" />
            {words.forwarded}
          </p>
        )}
        <p className={clsx('mt-0.5 wrap-anywhere whitespace-pre-wrap', text === '' && 'text-muted italic')} dir="auto">
          {text === '' ? words.noText : text}
        </p>
        {attachments.length > 0 && (
          <div className="mt-2 flex flex-wrap gap-2">
            {attachments.map(file => (
              <EvidenceFile key={file.id} reportId={reportId} file={file} />
            ))}
          </div>
        )}
        {edits.length > 0 && (
          <details className="mt-2 text-sm">
            <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1.5 rounded-sm font-medium text-accent">
              <History aria-hidden="true" className="size-4" />
              {words.edits(edits.length)}
            </summary>
            <ol className="mt-1.5 space-y-1.5 border-s-2 ps-3">
              {edits.map(edit => (
                <li key={edit.editedAt}>
                  <span className="block wrap-anywhere whitespace-pre-wrap" dir="auto">
                    {edit.text}
                  </span>
                  <time dateTime={edit.editedAt} className="text-xs text-muted">
                    {time(edit.editedAt)}
                  </time>
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </article>
  )
}
