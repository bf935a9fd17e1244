'use client'

import { Printer } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { counterpartOf } from '@/components/thread/people'
import { Button, buttonClass } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { MessagePage } from '@/components/shell/message-page'
import { RealtimeProvider } from '@/lib/client/realtime-provider'
import { useWholeThread, type WholeThread } from '@/lib/client/use-whole-thread'
import type { Conversation } from '@/lib/contract/views'
import { Transcript } from './transcript'

/** A conversation as one prints it, or saves it as a PDF. */
export function PrintView({ userId, conversationId }: { userId: string; conversationId: string }) {
  return (
    <RealtimeProvider userId={userId}>
      <Loaded userId={userId} conversationId={conversationId} />
    </RealtimeProvider>
  )
}

function Loaded({ userId, conversationId }: { userId: string; conversationId: string }) {
  const thread = useWholeThread(conversationId)
  const { shell, actions, errors } = useWords()
  const back = `/inbox/${conversationId}`
  if (thread.status === 'missing') {
    return <MessagePage title={shell.pages.notFoundTitle} action={<Link href="/inbox" className={buttonClass()}>{shell.pages.toConversations}</Link>}>{errors.not_found}</MessagePage>
  }
  if (thread.status === 'error') return <MessagePage title={shell.print.failed} action={<Button onClick={thread.retry}>{actions.retry}</Button>}>{errors.offline}</MessagePage>
  if (!thread.conversation) {
    return (
      <main className="grid min-h-dvh place-items-center">
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner /> {shell.print.loading(thread.loaded)}
        </p>
      </main>
    )
  }
  return <Paper thread={thread} conversation={thread.conversation} meId={userId} back={back} />
}

function Paper({ thread, conversation, meId, back }: { thread: WholeThread; conversation: Conversation; meId: string; back: string }) {
  const words = useWords().shell.print
  const { language } = useLanguage()
  const locale = useLocale()
  const [now] = useState(() => new Date())
  const { name } = counterpartOf(conversation, meId, language)
  const title = conversation.kind === 'group' ? words.group(name) : words.title(name)
  useEffect(() => {
    document.title = `${title} · Parley`
  }, [title])
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(now)
  return (
    <>
      <nav className="sticky top-0 z-10 flex flex-wrap items-center justify-between gap-2 border-b bg-surface px-4 py-3 print:hidden">
        <Link href={back} className={buttonClass('quiet')}>{words.back}</Link>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden="true" className="size-4" />
          {words.print}
        </Button>
      </nav>
      <main className="mx-auto max-w-[44rem] px-6 py-8 print:max-w-none print:p-0">
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="mt-1 mb-6 text-sm text-muted">
          <span className="me-3">{words.count(thread.messages.length)}</span>
          <span>{words.made(made)}</span>
        </p>
        {thread.isCut && <p className="mb-6 text-sm text-muted">{words.bounded(thread.messages.length)}</p>}
        {thread.messages.length === 0 ? <p>{words.empty}</p> : <Transcript messages={thread.messages} meId={meId} />}
      </main>
    </>
  )
}
