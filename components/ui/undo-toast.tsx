'use client'

import { useEffect, useRef } from 'react'
import { toast } from 'sonner'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'

/** How long something can be undone while nobody looks at the offer, in milliseconds. */
const offeredFor = 8_000

/** Says what was done and offers to undo it. What undoing is refused for is said as well. */
export function toastWithUndo(text: string, undo: () => void | Promise<void>): void {
  const id: string | number = toast(text, { duration: Infinity, action: <UndoAction undo={undo} close={() => toast.dismiss(id)} /> })
}

/** Keeps the time of its toast itself, since a toast may not go from under a pointer or the focus. */
function UndoAction({ undo, close }: { undo: () => void | Promise<void>; close: () => void }) {
  const { actions } = useWords()
  const errorText = useErrorText()
  const button = useRef<HTMLButtonElement>(null)
  const end = useRef(close)
  useEffect(() => {
    end.current = close
  })
  useEffect(() => closeWhenUnattended(button.current?.closest('[data-sonner-toast]'), () => end.current()), [])

  async function onClick(): Promise<void> {
    close()
    try {
      await undo()
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <button
      ref={button}
      type="button"
      onClick={() => void onClick()}
      className="-me-1.5 ms-auto min-h-8 shrink-0 rounded-sm px-2 font-medium text-accent transition-colors hover:bg-hover max-wide:min-h-10"
    >
      {actions.undo}
    </button>
  )
}

/** Ends after a time without pointer and focus on the toast, in a page that is seen. */
function closeWhenUnattended(element: Element | null | undefined, close: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    const attended = element?.matches(':hover, :focus-within') ?? false
    if (!attended && document.visibilityState === 'visible') timer = setTimeout(close, offeredFor)
  }
  const events = ['pointerenter', 'pointerleave', 'focusin', 'focusout'] as const
  // Where the pointer and the focus are is known after the event.
  const soon = () => void setTimeout(wait)
  for (const name of events) element?.addEventListener(name, soon)
  document.addEventListener('visibilitychange', wait)
  wait()
  return () => {
    clearTimeout(timer)
    for (const name of events) element?.removeEventListener(name, soon)
    document.removeEventListener('visibilitychange', wait)
  }
}
