'use client'

import { clsx } from 'clsx'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toast } from '@/components/ui/toast'

/** Appears beside the message that is pointed at, focused or touched. */
export function CopyButton({ text, mine, tabbable }: { text: string; mine: boolean; tabbable: boolean }) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      toast.error('The message could not be copied.')
    }
  }

  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      aria-label={copied ? 'Copied' : 'Copy message'}
      title={copied ? 'Copied' : 'Copy message'}
      tabIndex={tabbable ? 0 : -1}
      onClick={copy}
      className={clsx(
        'pointer-events-none absolute top-1/2 mx-1 grid size-8 -translate-y-1/2 place-items-center rounded-full text-muted opacity-0 transition-opacity hover:bg-hover hover:text-ink pointer-coarse:size-10',
        'group-focus-within/row:pointer-events-auto group-focus-within/row:opacity-100 group-hover/row:pointer-events-auto group-hover/row:opacity-100',
        mine ? 'right-full' : 'left-full',
      )}
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  )
}
