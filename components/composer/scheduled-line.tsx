'use client'

import { CalendarClock, ChevronRight } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useScheduled } from '@/lib/client/use-scheduled'
import type { Tray } from '@/lib/client/use-tray'
import { useWords } from '@/components/language/language-provider'
import { lazyPart } from '@/components/ui/lazy-part'

const ScheduledDialog = lazyPart(() => import('./scheduled-dialog'))

/** Above the field: how many messages wait for their time here. Opens the list of them. */
export default function ScheduledLine({ conversationId, tray, onDraft }: { conversationId: string; tray: Tray; onDraft: (text: string) => void }) {
  const { composer } = useWords()
  const scheduled = useScheduled(conversationId)
  const [open, setOpen] = useState(false)
  if (scheduled.items.length === 0 && !open) return null
  return (
    <>
      {scheduled.items.length > 0 && (
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)} className="mb-1 inline-flex min-h-8 items-center gap-1.5 rounded-full ps-3 pe-2 text-sm font-medium text-accent hover:bg-hover pointer-coarse:min-h-10">
          <CalendarClock aria-hidden="true" className="size-4" />
          {composer.scheduled.count(scheduled.items.length)}
          <ChevronRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </button>
      )}
      {open && (
        <Suspense>
          <ScheduledDialog conversationId={conversationId} scheduled={scheduled} tray={tray} onDraft={onDraft} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
