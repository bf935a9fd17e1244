'use client'

import { AlertDialog as Primitive } from 'radix-ui'
import { useWords } from '@/components/language/language-provider'
import { Button } from './button'

export type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: string
  confirmLabel: string
  danger?: boolean
  pending?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be taken back. Stays open until the caller closes it. */
export default function ConfirmDialogContent({ open, onOpenChange, title, description, confirmLabel, danger = false, pending = false, onConfirm }: ConfirmDialogProps) {
  const words = useWords().actions
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-overlay data-[state=closed]:animate-fade-out" />
        <Primitive.Content className="fixed inset-x-4 top-1/2 z-50 mx-auto max-w-96 -translate-y-1/2 animate-fade-in rounded-xl border border-line bg-raised p-5 shadow-lg outline-none data-[state=closed]:animate-fade-out">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          <Primitive.Description className="mt-1.5 text-muted">{description}</Primitive.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button look="secondary">{words.cancel}</Button>
            </Primitive.Cancel>
            <Button look={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
