'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { ConversationFrame } from '@/components/details/conversation-frame'
import { NothingSelected } from '@/components/inbox/nothing-selected'
import { useWords } from '@/components/language/language-provider'
import { Button, buttonClass } from '@/components/ui/button'
import { keptPerson } from '@/lib/client/kept-person'
import { useConnection } from '@/lib/client/realtime-provider'
import { useHydrated } from '@/lib/client/use-hydrated'
import { MessagePage } from './message-page'
import { StayInShell } from './stay-in-shell'
import { conversationAt } from './use-open-conversation'
import { Workspace } from './workspace'

/**
 * Parley without its server: the same page at every address, which decides in the browser whose state is kept and what
 * of it the address shows. When the connection is back, what waited goes out and links lead to the server's pages again.
 */
export function OfflineShell() {
  const words = useWords()
  const pathname = usePathname()
  // The server, and the copy that the browser keeps, know of nobody.
  if (!useHydrated()) return null
  const person = keptPerson()
  const { pages } = words.shell
  if (!person) {
    return (
      <MessagePage title={pages.offlineTitle} action={<Button onClick={() => location.reload()}>{words.actions.retry}</Button>}>
        {pages.offlineNobodyText}
      </MessagePage>
    )
  }
  const id = conversationAt(pathname)
  const known = id !== undefined || pathname === '/inbox' || pathname === '/'
  return (
    <Workspace userId={person}>
      <Shown>
        {id ? <ConversationFrame key={id} conversationId={id}>{null}</ConversationFrame> : known ? <NothingSelected /> : <NeedsConnection />}
      </Shown>
    </Workspace>
  )
}

function Shown({ children }: { children: ReactNode }) {
  const offline = useConnection() === 'offline'
  return <StayInShell active={offline}>{children}</StayInShell>
}

function NeedsConnection() {
  const { pages } = useWords().shell
  return (
    <MessagePage title={pages.offlineTitle} action={<Link href="/inbox" className={buttonClass()}>{pages.toConversations}</Link>}>
      {pages.offlineText}
    </MessagePage>
  )
}
