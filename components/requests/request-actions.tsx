'use client'

import { Ban, Flag } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { RequestAction } from '@/lib/client/held-decisions'

export type RequestActionsProps = {
  /** Who is decided on, as the buttons' names say it. */
  name: string
  onAction: (action: Exclude<RequestAction, 'cancel'>) => void
  onReport?: () => void
  /** While one is on its way. */
  pending?: boolean
}

/** The answers to a request, one step each. */
export function RequestActions({ name, onAction, onReport, pending = false }: RequestActionsProps) {
  const words = useWords().requests
  return (
    <>
      <Button className="max-wide:min-w-0 max-wide:flex-1 max-wide:px-2" pending={pending} aria-label={words.acceptOf(name)} onClick={() => onAction('accept')}>
        {words.accept}
      </Button>
      <Button look="secondary" className="max-wide:min-w-0 max-wide:flex-1 max-wide:px-2" aria-label={words.declineOf(name)} onClick={() => onAction('decline')}>
        {words.decline}
      </Button>
      <IconButton label={words.blockOf(name)} onClick={() => onAction('block')}>
        <Ban aria-hidden="true" />
      </IconButton>
      {onReport && (
        <IconButton label={words.reportOf(name)} onClick={onReport}>
          <Flag aria-hidden="true" />
        </IconButton>
      )}
    </>
  )
}
