'use client'

import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '@/components/language/language-provider'
import { onSearchHere } from '@/components/shell/search-here'
import { useMe } from '@/lib/client/use-me'
import { useOpening } from '@/lib/client/use-opening'
import { useSendMessage } from '@/lib/client/use-send-message'
import { usePinsEarly } from '@/lib/client/use-pins'
import { type ThreadQuery, useThread } from '@/lib/client/use-thread'
import { useTyping } from '@/lib/client/use-typing'
import type { Conversation, Me } from '@/lib/contract/views'
import { ComposingProvider } from './composing'
import { InertLinks } from './inert-links'
import type { TextRange } from './marked-text'
import { MessageList } from './message-list'
import { counterpartOf } from './people'
import { PinsBar } from './pins-bar'
import { AsDrawn } from '@/components/ui/as-drawn'
import { MarksContext } from './row-doing'
import { RowDoingProvider } from './row-doing-provider'
import { ThreadHeader } from './thread-header'
import { ThreadOpening } from './thread-opening'
import { MessagesSkeleton, ThreadSkeleton } from './thread-skeleton'
import { ThreadError, ThreadMissing } from './thread-states'
import { useJumps } from './use-jumps'
import { usePageTitle } from './use-page-title'
import { useTarget } from './use-target'
import { useUnreadAtOpen } from './use-unread-at-open'
import { WritingPlace } from './writing-place'
import { lazyPart } from '@/components/ui/lazy-part'

const ThreadSearch = lazyPart(() => import('./thread-search'))

/** One conversation: header, log, composer; or why it cannot be shown. */
export function ThreadView({ conversationId }: { conversationId: string }) {
  const { me, status, retry } = useMe()
  const target = useTarget(conversationId)
  const [first] = useState(target)
  const opening = useOpening()?.thread
  const thread = useThread(conversationId, first)
  usePinsEarly(conversationId)
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <ComposingProvider conversationId={conversationId}>{content()}</ComposingProvider>
    </main>
  )

  function content() {
    if (thread.status === 'missing') return <ThreadMissing />
    if (thread.status === 'error') return <ThreadError onRetry={thread.retry} />
    if (status === 'error') return <ThreadError onRetry={retry} />
    if (thread.status === 'loading' || !me || !thread.conversation) {
      return me && opening?.conversation.id === conversationId && target === null ? <AsDrawn>{() => <ThreadOpening thread={opening} meId={me.id} />}</AsDrawn> : <ThreadSkeleton />
    }
    return <OpenThread me={me} thread={thread} conversation={thread.conversation} target={target} />
  }
}

const unmarked: ReadonlyMap<string, readonly TextRange[]> = new Map()

function OpenThread({ me, thread, conversation, target }: { me: Me; thread: ThreadQuery; conversation: Conversation; target: string | null }) {
  const { language } = useLanguage()
  const field = useRef<HTMLTextAreaElement>(null)
  const { typing, setTyping } = useTyping(conversation.id)
  const sending = useSendMessage(conversation.id)
  const { jump, jumpTo } = useJumps(thread, target)
  const { firstUnread, finding, readSeq, unread } = useUnreadAtOpen(thread, conversation, me.id, target !== null)
  const [searching, setSearching] = useState(false)
  useEffect(() => onSearchHere(() => setSearching(true)), [])
  const [marks, setMarks] = useState(unmarked)
  const counterpart = counterpartOf(conversation, me.id, language)
  usePageTitle(counterpart.name)
  const focusField = useCallback(() => field.current?.focus(), [])

  return (
    <RowDoingProvider conversation={conversation} meId={me.id} jumpTo={jumpTo} focusField={focusField}>
      <ThreadHeader conversation={conversation} counterpart={counterpart} typing={typing} meId={me.id} onSearch={() => setSearching(true)} />
      {searching && (
        <Suspense fallback={null}>
          <ThreadSearch
            conversationId={conversation.id}
            onMarks={setMarks}
            onClose={() => {
              setSearching(false)
              focusField()
            }}
          />
        </Suspense>
      )}
      <PinsBar conversationId={conversation.id} />
      {finding ? (
        <div className="min-h-0 flex-1 overflow-hidden">
          <MessagesSkeleton />
        </div>
      ) : (
        <InertLinks value={conversation.state === 'requested'}>
          <MarksContext value={marks}>
            <MessageList
              conversation={conversation}
              thread={thread}
              meId={me.id}
              counterpart={counterpart}
              typing={typing}
              sending={sending}
              firstUnread={firstUnread}
              readSeq={readSeq}
              unread={unread}
              jump={jump}
              onLeave={focusField}
            />
          </MarksContext>
        </InertLinks>
      )}
      <WritingPlace conversation={conversation} meId={me.id} name={counterpart.name} field={field} sending={sending} onTyping={setTyping} onLeaveSelection={focusField} />
    </RowDoingProvider>
  )
}
