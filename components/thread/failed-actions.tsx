import { CircleAlert } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import type { Words } from '@/lib/words/words'
import type { MessageRow } from './rows'

/** Why a message was not sent, and the two ways on. */
export function FailedActions({ row, onRetry, onDiscard }: { row: MessageRow; onRetry: (clientId: string) => void; onDiscard: (clientId: string) => void }) {
  const { message } = row
  const words = useWords()
  const { thread } = words
  const clientId = message.clientId
  if (clientId === null) return null
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-1 text-sm text-danger">
      <span className="inline-flex items-center gap-1.5 py-1">
        <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
        {reasonOf(message, words)}
      </span>
      <span className="inline-flex">
        <ActionButton label={thread.resend} onClick={() => onRetry(clientId)} />
        <ActionButton label={thread.discard} onClick={() => onDiscard(clientId)} />
      </span>
    </div>
  )
}

/** In the chosen language where it is known; what stands at a file already is not said twice. */
function reasonOf({ failure, failureCode = '', files }: MessageRow['message'], { errors, thread }: Words): string {
  if (files?.some(file => file.failure)) return thread.delivery.failed
  return Object.hasOwn(errors, failureCode) ? errors[failureCode as keyof typeof errors] : (failure ?? thread.delivery.failed)
}

function ActionButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="min-h-8 rounded-sm px-2 font-medium text-ink underline-offset-2 hover:bg-hover hover:underline pointer-coarse:min-h-10">
      {label}
    </button>
  )
}
