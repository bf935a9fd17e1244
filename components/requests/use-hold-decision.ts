'use client'

import { toast } from '@/components/ui/toast'
import { useWords } from '@/components/language/language-provider'
import { type DecidedRequest, type RequestAction, undoTime } from '@/lib/client/held-decisions'
import { useHeldDecisions } from '@/lib/client/use-held-decisions'

/** Decides on requests, says so, and offers for a few seconds to take it back. `name`: of the other side, where it is one. */
export function useHoldDecision(): (action: RequestAction, requests: DecidedRequest[], name: string) => void {
  const held = useHeldDecisions()
  const { actions, requests: words } = useWords()
  return (action, requests, name) => {
    const shown = `requests ${requests[0]?.id}`
    const undo = held.hold({ action, requests }, { settled: () => toast.dismiss(shown), failed: () => toast.error(words.failed[action]) })
    toast.success(requests.length === 1 ? words.done[action](name) : words.doneMany[action](requests.length), {
      id: shown,
      duration: undoTime,
      action: { label: actions.undo, onClick: undo },
    })
  }
}
