'use client'

import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { Button, buttonClass } from '@/components/ui/button'

/** That a report has arrived, and what happens next. */
export function ReportSent({ name, blocked, onClose }: { name: string; blocked: boolean; onClose: () => void }) {
  const { actions, moderation } = useWords()
  const words = moderation.report
  return (
    <div role="status" className="flex min-h-0 flex-1 flex-col overflow-y-auto px-5 pt-2 pb-5">
      <span className="mx-auto grid size-14 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
        <CircleCheck aria-hidden="true" className="size-7" strokeWidth={1.5} />
      </span>
      <p className="mt-4 text-center font-medium">{words.received}</p>
      <ul className="mx-auto mt-3 max-w-80 list-disc space-y-1.5 ps-5 text-sm text-muted">
        <li>{words.nextLook}</li>
        <li>{words.nextSecret(name)}</li>
        {blocked && <li>{words.nextBlocked(name)}</li>}
        <li>{words.nextOutcome}</li>
      </ul>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Link href="/settings/reports" onClick={onClose} className={buttonClass('secondary')}>
          {words.seeReports}
        </Link>
        <Button autoFocus onClick={onClose}>
          {actions.done}
        </Button>
      </div>
    </div>
  )
}
