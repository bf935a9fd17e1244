import type { ExternalToast } from 'sonner'

type Say = (text: string, options?: ExternalToast) => string | number

let said = 0
const listeners = new Set<() => void>()

/** Sonner keeps what is said before there is a `Toaster`, and shows it then. */
const sonner = () => import('sonner')
const undoToast = () => import('./undo-toast')

/** Fetches what saying something needs, so that it can be said when there is no network. */
export async function fetchToasts(): Promise<void> {
  await Promise.all([sonner(), undoToast()])
}

/** Calls `listener` whenever something is said. Answers how to call it off. */
export function onSaid(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tellListeners(): void {
  for (const listener of listeners) listener()
}

function saying(kind: 'message' | 'success' | 'error'): Say {
  return (text, options) => {
    const id = options?.id ?? `toast-${++said}`
    tellListeners()
    sonner().then(({ toast }) => toast[kind](text, { ...options, id }), () => {})
    return id
  }
}

/** Says something at the edge of the page; answers its id. As sonner's own, but no page waits for it to be fetched. */
export const toast = Object.assign(saying('message'), {
  success: saying('success'),
  error: saying('error'),
  dismiss: (id?: string | number) => void sonner().then((module) => module.toast.dismiss(id), () => {}),
})

/** Says what was done and offers to undo it. What undoing is refused for is said as well. */
export function toastWithUndo(text: string, undo: () => void | Promise<void>): void {
  tellListeners()
  undoToast().then((module) => module.toastWithUndo(text, undo), () => {})
}
