'use client'

import { Check, Copy, Share2 } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useHydrated } from '@/lib/client/use-hydrated'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'

/** How long the tick shows, in milliseconds. */
const tickFor = 2_000

export type CopyFieldProps = {
  label: string
  hint?: ReactNode
  value: string
  copyLabel: string
  /** Said once it is copied. */
  copied?: string
  /** Offers what the device shares things with, where it has such. */
  shareable?: boolean
}

/** Something to take along: it can be read, selected and copied. */
export function CopyField({ label, hint, value, copyLabel, copied, shareable = false }: CopyFieldProps) {
  const { settings } = useWords()
  const canShare = useHydrated() && shareable && typeof navigator.share === 'function'
  const [done, setDone] = useState(false)

  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), tickFor)
    return () => clearTimeout(timer)
  }, [done])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      setDone(true)
      toast.success(copied ?? settings.copied)
    } catch {
      toast.error(settings.notCopied)
    }
  }

  return (
    <TextField
      label={label}
      hint={hint}
      value={value}
      readOnly
      dir="ltr"
      spellCheck={false}
      onFocus={event => event.target.select()}
      end={
        <span className="flex">
          {canShare && (
            <IconButton label={settings.profile.shareLinkAction} onClick={() => void navigator.share({ url: value }).catch(() => {})}>
              <Share2 aria-hidden="true" />
            </IconButton>
          )}
          <IconButton label={copyLabel} onClick={() => void copy()}>
            {done ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
          </IconButton>
        </span>
      }
    />
  )
}
