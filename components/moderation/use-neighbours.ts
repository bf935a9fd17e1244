'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useReportQueue } from '@/lib/client/use-moderation'
import type { ReportStatus } from '@/lib/contract/moderation-views'

const statuses: ReportStatus[] = ['pending', 'reviewed', 'resolved', 'dismissed']

/** The addresses of the reports before and after one, in the list that it was opened from; J and K lead there. */
export function useNeighbours(reportId: string): { previous: string | null; next: string | null } {
  const router = useRouter()
  const asked = useSearchParams().get('status')
  const status = statuses.find(known => known === asked) ?? 'pending'
  const { items } = useReportQueue(status)
  const ids = items.map(({ id }) => id)
  // A report that is decided leaves its list, and keeps its place here.
  const [place, setPlace] = useState({ reportId, at: -1 })
  const found = ids.indexOf(reportId)
  if (found >= 0 && (place.at !== found || place.reportId !== reportId)) setPlace({ reportId, at: found })
  const at = found >= 0 ? found : place.reportId === reportId ? place.at : -1
  const addressOf = (id: string | undefined) => (id ? `/moderation/${id}?status=${status}` : null)
  const previous = addressOf(ids[at - 1])
  const next = addressOf(at < 0 ? ids[0] : ids[found >= 0 ? at + 1 : at])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const to = event.key === 'j' ? next : event.key === 'k' ? previous : null
      if (to) router.push(to)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [next, previous, router])

  return { previous, next }
}

/** Whether letters belong to a field, or to a dialog in front. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]') !== null
}
