'use client'

import { clsx } from 'clsx'
import { Check, Search } from 'lucide-react'
import { type RefObject, useDeferredValue, useRef, useState } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { useInbox } from '@/lib/client/use-inbox'
import { type Forwarded, useMessageActions } from '@/lib/client/use-message-actions'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'
import { counterpartOf } from './people'

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
      <Targets q={q} meId={meId} language={language} chosen={chosen} onToggle={toggle} />
      <div className="flex justify-end border-t px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button pending={sending} disabled={chosen.size === 0} onClick={send}>
          {thread.forward.send(chosen.size)}
        </Button>
      </div>
    </Dialog>
  )
}

interface TargetsProps {
  q: string
  meId: string
  language: string
  chosen: ReadonlyMap<string, string>
  onToggle: (id: string, name: string) => void
}

function Targets({ q, meId, language, chosen, onToggle }: TargetsProps) {
  const { thread, actions } = useWords()
  const { conversations, status, retry, hasMore, loadingMore, loadMore } = useInbox({ filter: 'all', q: useDeferredValue(q) })
  const writable = conversations.filter(({ state, kind, requestId }) => state === 'active' && !(kind === 'direct' && requestId))
  return (
    <div
      className="min-h-48 flex-1 overflow-y-auto px-2 pb-2 wide:h-80"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (hasMore && !loadingMore && scrollHeight - scrollTop - clientHeight < 300) loadMore()
      }}
    >
      {status === 'loading' && [0, 1, 2, 3, 4].map(index => <Skeleton key={index} className="mx-3 my-2 h-10 rounded-md!" />)}
      {status === 'error' && (
        <p role="alert" className="px-3 py-6 text-center text-sm">
          {thread.forward.failed}{' '}
          <button type="button" onClick={retry} className="font-medium text-accent underline underline-offset-2">
            {actions.retry}
          </button>
        </p>
      )}
      {status === 'ready' && writable.length === 0 && <p role="status" className="px-3 py-6 text-center text-sm text-muted">{thread.forward.none}</p>}
      <ul aria-label={thread.forward.list}>
        {writable.map(conversation => (
          <Target key={conversation.id} conversation={conversation} meId={meId} language={language} chosen={chosen.has(conversation.id)} onToggle={onToggle} />
        ))}
      </ul>
    </div>
  )
}

interface TargetProps {
  conversation: Conversation
  meId: string
  language: string
  chosen: boolean
  onToggle: (id: string, name: string) => void
}

function Target({ conversation, meId, language, chosen, onToggle }: TargetProps) {
  const { id, name, avatarUrl } = counterpartOf(conversation, meId, language)
  return (
    <li>
      <button
        type="button"
        role="checkbox"
        aria-checked={chosen}
        onClick={() => onToggle(conversation.id, name)}
        className="flex min-h-13 w-full items-center gap-3 rounded-md px-3 text-start -outline-offset-2 hover:bg-hover"
      >
        <Avatar size="md" id={id} name={name} url={avatarUrl} />
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {name}
        </span>
        <span aria-hidden="true" className={clsx('grid size-5 shrink-0 place-items-center rounded-full border', chosen ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong')}>
          {chosen && <Check className="size-3.5" strokeWidth={3} />}
        </span>
      </button>
    </li>
  )
}
