'use client'

import { ChevronDown, Pin } from 'lucide-react'
import Link from 'next/link'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { usePins } from '@/lib/client/use-pins'

/** What is pinned in the conversation, each a way to where it was said; nothing where there is nothing. */
export function PinnedMessages({ conversationId }: { conversationId: string }) {
  const words = useWords().groups.settings
  const { language } = useLanguage()
  const pins = usePins(conversationId)
  const [open, setOpen] = useState(false)
  const id = useId()
  if (pins.length === 0) return null
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="group -mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center gap-3 rounded-md px-2 text-start transition-colors hover:bg-hover"
      >
        <Pin aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <span className="flex-1">{words.pinnedMessages}</span>
        <span className="text-sm text-muted tabular-nums">{new Intl.NumberFormat(language).format(pins.length)}</span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted transition-transform group-aria-expanded:rotate-180" />
      </button>
      <ul id={id} hidden={!open} className="mb-2 space-y-0.5 border-s ms-2.5 ps-3.5">
        {open &&
          pins.map(pin => (
            <li key={pin.id}>
              <Link href={`/inbox/${conversationId}?message=${pin.id}`} className="block min-h-11 rounded-md px-2 py-1.5 hover:bg-hover">
                <span className="block text-xs text-muted" dir="auto">
                  {pin.sender.name}
                </span>
                <span className="line-clamp-2 text-sm" dir="auto">
                  {pin.text || pin.attachments.map(({ name }) => name).join(', ')}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </>
  )
}
