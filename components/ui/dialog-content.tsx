'use client'

import { clsx } from 'clsx'
import { ArrowLeft, X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from './icon-button'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** Read to screen readers after the title. */
  description?: string
  /** Fills the screen of a phone; for tasks with a list or a form. */
  fullOnPhone?: boolean
  /** Leads to the step before, in a task of several. */
  onBack?: (() => void) | undefined
  /** Where the focus goes at first; else to the first thing that can have it. */
  initialFocus?: RefObject<HTMLElement | null>
  /** Where the focus goes when it closes: what opened it. */
  finalFocus?: RefObject<HTMLElement | null>
  children: ReactNode
}

/** A task in front of everything else: focus goes in, stays in, and comes back. */
export default function DialogContent({ open, onOpenChange, title, description, fullOnPhone = false, onBack, initialFocus, finalFocus, children }: DialogProps) {
  const words = useWords().actions
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay data-[state=closed]:animate-fade-out" />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={event => {
            if (!finalFocus?.current) return
            event.preventDefault()
            finalFocus.current.focus()
          }}
          onOpenAutoFocus={event => {
            if (!initialFocus?.current) return
            event.preventDefault()
            initialFocus.current.focus()
          }}
          className={clsx(
            'fixed z-40 flex flex-col overflow-hidden bg-raised text-ink shadow-lg outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in',
            fullOnPhone
              ? 'inset-0 wide:bottom-auto wide:top-[12vh] wide:mx-auto wide:max-h-[76vh] wide:w-[28rem] wide:rounded-xl wide:border wide:border-line'
              : 'inset-x-4 top-1/2 mx-auto max-h-[85vh] max-w-[26rem] -translate-y-1/2 rounded-xl border border-line [animation-name:fade-in]!',
          )}
        >
          <div className={clsx('flex items-center gap-2 pt-3 pe-3 pb-2', onBack ? 'ps-3' : 'ps-5')}>
            {onBack && (
              <IconButton label={words.back} tooltip={false} onClick={onBack}>
                <ArrowLeft aria-hidden="true" className="rtl:-scale-x-100" />
              </IconButton>
            )}
            <Primitive.Title className="min-w-0 flex-1 text-lg font-semibold">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label={words.close} tooltip={false}>
                <X aria-hidden="true" />
              </IconButton>
            </Primitive.Close>
          </div>
          {description && <Primitive.Description className="px-5 pb-2 text-muted">{description}</Primitive.Description>}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
