'use client'

import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import type { Request } from '@/lib/contract/views'
import { SelectBox } from './select-box'
import type { Selection } from './use-answering'

export type SelectionBarProps = {
  requests: Request[]
  selection: Selection
  onAction: (action: 'accept' | 'decline', requests: Request[]) => void
}

/** How many are selected, which is said aloud, and what can be done with them at once. */
export function SelectionBar({ requests, selection, onAction }: SelectionBarProps) {
  const { requests: words, actions } = useWords()
  const chosen = requests.filter(({ id }) => selection.selected?.has(id))
  const none = chosen.length === 0
  return (
    <div
      role="group"
      aria-label={words.selectedActions}
      className="sticky bottom-0 -mx-4 mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t bg-raised px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-lg wide:bottom-4 wide:mx-0 wide:rounded-lg wide:border wide:py-2.5"
    >
      <span className="flex items-center gap-3">
        <SelectBox label={words.selectAll} checked={chosen.length === requests.length} some={!none} onChange={() => selection.toggle(requests)} />
        <span aria-live="polite" className="text-sm font-medium">
          {words.selected(chosen.length)}
        </span>
      </span>
      <span className="ms-auto flex flex-wrap gap-2 max-wide:w-full max-wide:*:flex-1">
        <Button look="quiet" onClick={selection.stop}>
          {actions.cancel}
        </Button>
        <Button look="secondary" disabled={none} onClick={() => onAction('decline', chosen)}>
          {words.decline}
        </Button>
        <Button disabled={none} onClick={() => onAction('accept', chosen)}>
          {words.accept}
        </Button>
      </span>
    </div>
  )
}
