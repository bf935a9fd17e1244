'use client'

import { clsx } from 'clsx'
import { useId } from 'react'
import { useWords } from '@/components/language/language-provider'
import type { ReportReason } from '@/lib/contract/moderation-views'

const reasons: ReportReason[] = ['spam', 'harassment', 'inappropriate_behavior', 'fake_profile', 'other']

/** Why something is reported, in plain words: radio buttons, so that arrows and screen readers know what to do. */
export function ReasonChoice({ value, onChange }: { value: ReportReason | null; onChange: (reason: ReportReason) => void }) {
  const words = useWords().moderation
  const name = useId()
  return (
    <fieldset className="mt-4">
      <legend className="mb-1.5 text-sm font-medium">{words.report.reason}</legend>
      <div className="divide-y overflow-hidden rounded-lg border">
        {reasons.map(reason => (
          <label
            key={reason}
            className={clsx(
              'flex min-h-11 cursor-pointer items-start gap-3 px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
              value === reason ? 'bg-selected' : 'hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={reason}
              checked={value === reason}
              onChange={() => onChange(reason)}
              aria-labelledby={`${name}-${reason}`}
              aria-describedby={`${name}-${reason}-hint`}
              className="mt-0.5 size-4.5 shrink-0 accent-accent outline-none"
            />
            <span>
              <span id={`${name}-${reason}`} className="block font-medium">
                {words.reasons[reason]}
              </span>
              <span id={`${name}-${reason}-hint`} className="block text-sm text-muted">
                {words.reasonHints[reason]}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
