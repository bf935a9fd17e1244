'use client'

import { Search } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { type Forwarded, useMessageActions } from '@/lib/client/use-message-actions'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { ForwardTargets } from './forward-targets'

/** As many as the server forwards to in one step. */
const most = 20

export interface ForwardDialogProps {
  messages: ThreadMessage[]
  conversationId: string
  meId: string
  onOpenChange: (open: boolean) => void
  onDone: () => void
  finalFocus: RefObject<HTMLElement | null>
}

/** Says messages again in other conversations, several at once. */
export default function ForwardDialog({ messages, conversationId, meId, onOpenChange, onDone, finalFocus }: ForwardDialogProps) {
  const { thread, errors } = useWords()
  const { language } = useLanguage()
  const { forward } = useMessageActions(conversationId)
  const errorText = useErrorText()
  const field = useRef<HTMLInputElement>(null)
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [sending, setSending] = useState(false)

  function toggle(id: string, name: string) {
    const after = new Map(chosen)
    if (!after.delete(id)) {
      if (after.size === most) return void toast.error(thread.forward.most)
      after.set(id, name)
    }
    setChosen(after)
  }

  async function send() {
    if (chosen.size === 0) return
    setSending(true)
    try {
      const results: Forwarded[] = []
      for (const message of messages.toSorted((a, b) => a.seq - b.seq)) results.push(...(await forward(message, [...chosen.keys()])))
      const refused = results.filter(({ error }) => error !== null)
      const names = new Set(refused.map(({ conversationId: id }) => chosen.get(id) ?? ''))
      const reason = refused[0]?.error
      if (names.size < chosen.size) toast.success(thread.forward.done(chosen.size - names.size))
      if (reason) toast.error([thread.forward.notTo([...names]), errors[reason.code]].join(' '))
      onDone()
    } catch (error) {
      setSending(false)
      toast.error(errorText(error))
    }
  }

  return (
    <Dialog fullOnPhone open onOpenChange={onOpenChange} title={thread.forward.title} initialFocus={field} finalFocus={finalFocus}>
      <div className="relative px-5 pb-2">
        <Search aria-hidden="true" className="absolute start-8 top-2.5 size-5 text-muted" />
        <input
          ref={field}
          type="search"
          value={q}
          aria-label={thread.forward.search}
          placeholder={thread.forward.search}
          onChange={event => setQ(event.target.value)}
          className="h-10 w-full rounded-md border border-line-strong bg-surface ps-10 pe-3 text-ink pointer-coarse:text-[1rem]"
        />
      </div>
      <ForwardTargets q={q} meId={meId} language={language} chosen={chosen} onToggle={toggle} />
      <div className="flex justify-end border-t px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button pending={sending} disabled={chosen.size === 0} onClick={send}>
          {thread.forward.send(chosen.size)}
        </Button>
      </div>
    </Dialog>
  )
}
