'use client'

import { useCallback, useRef } from 'react'
import { Composer, NotWritable } from '@/components/composer/composer'
import { writingIn } from '@/components/composer/writable'
import { useWords } from '@/components/language/language-provider'
import { RequestBar } from '@/components/requests/request-bar'
import { useMe } from '@/lib/client/use-me'
import { useSendMessage } from '@/lib/client/use-send-message'
import { type ThreadQuery, useThread } from '@/lib/client/use-thread'
import { useTyping } from '@/lib/client/use-typing'
import type { Conversation, Me } from '@/lib/contract/views'
import { ComposingProvider } from './composing'
import { InertLinks } from './inert-links'
import { MessageList } from './message-list'
import { counterpartOf } from './people'
import { ThreadHeader } from './thread-header'
import { MessagesSkeleton, ThreadSkeleton } from './thread-skeleton'
import { ThreadError, ThreadMissing } from './thread-states'
import { usePageTitle } from './use-page-title'
import { useUnreadAtOpen } from './use-unread-at-open'

/** One conversation: header, log, composer; or why it cannot be shown. */
export function ThreadView({ conversationId }: { conversationId: string }) {
  const { me, status, retry } = useMe()
  const thread = useThread(conversationId)
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <ComposingProvider conversationId={conversationId}>{content()}</ComposingProvider>
    </main>
  )

  function content() {
    if (thread.status === 'missing') return <ThreadMissing />
    if (thread.status === 'error') return <ThreadError onRetry={thread.retry} />
    if (status === 'error') return <ThreadError onRetry={retry} />
    if (thread.status === 'loading' || !me || !thread.conversation) return <ThreadSkeleton />
    return <OpenThread me={me} thread={thread} conversation={thread.conversation} />
  }
}

function OpenThread({ me, thread, conversation }: { me: Me; thread: ThreadQuery; conversation: Conversation }) {
  const words = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const { typing, setTyping } = useTyping(conversation.id)
  const sending = useSendMessage(conversation.id)
  const { firstUnread, finding, readSeq } = useUnreadAtOpen(thread, conversation, me.id)
  const counterpart = counterpartOf(conversation, me.id)
  usePageTitle(counterpart.name)
  const focusField = useCallback(() => field.current?.focus(), [])

  return (
    <>
      <ThreadHeader counterpart={counterpart} typing={typing} />
      {finding ? (
        <div className="min-h-0 flex-1 overflow-hidden">
          <MessagesSkeleton />
        </div>
      ) : (
        <InertLinks value={conversation.state === 'requested'}>
          <MessageList
            conversationId={conversation.id}
            thread={thread}
            meId={me.id}
            counterpart={counterpart}
            typing={typing}
            sending={sending}
            firstUnread={firstUnread}
            readSeq={readSeq}
            onLeave={focusField}
          />
        </InertLinks>
      )}
      {writingPlace()}
    </>
  )

  function writingPlace() {
    const writing = writingIn(conversation, counterpart.name, words.composer.closed)
    if (writing.kind === 'closed') return <NotWritable reason={writing.reason} />
    const from = conversation.members.find(({ user }) => user.id !== me.id)?.user
    if (writing.kind === 'asked' && from) return <RequestBar requestId={writing.requestId} conversationId={conversation.id} from={from} />
    return <Composer conversationId={conversation.id} name={counterpart.name} field={field} onSend={sending.send} onTyping={setTyping} />
  }
}
