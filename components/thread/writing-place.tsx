'use client'

import { type RefObject, Suspense, useCallback, useLayoutEffect, useRef } from 'react'
import { writingIn } from '@/components/composer/writable'
import { useWords } from '@/components/language/language-provider'
import { Skeleton } from '@/components/ui/skeleton'
import type { Sending } from '@/lib/client/use-send-message'
import type { Conversation } from '@/lib/contract/views'
import { useSelection } from './row-doing'
import { lazyPart } from '@/components/ui/lazy-part'

/** Asked for as soon as a thread is, beside its messages, which are what is looked at first. */
const fetchComposer = () => import('@/components/composer/composer')
if (typeof window !== 'undefined') fetchComposer().catch(() => {})
const Composer = lazyPart(async () => ({ default: (await fetchComposer()).Composer }))
const NotWritable = lazyPart(async () => ({ default: (await fetchComposer()).NotWritable }))
const RequestBar = lazyPart(async () => ({ default: (await import('@/components/requests/request-bar')).RequestBar }))
const WaitingPlace = lazyPart(async () => ({ default: (await import('@/components/requests/waiting-place')).WaitingPlace }))
const SelectBar = lazyPart(async () => ({ default: (await import('./select-bar')).SelectBar }))

export interface WritingPlaceProps {
  conversation: Conversation
  meId: string
  name: string
  field: RefObject<HTMLTextAreaElement | null>
  sending: Sending
  onTyping: (typing: boolean) => void
  onLeaveSelection: () => void
}

/** What stands below the log: the composer, the answers to a request, why nothing can be written, or what to do with what is selected. */
export function WritingPlace({ conversation, meId, name, field, sending, onTyping, onLeaveSelection }: WritingPlaceProps) {
  const words = useWords()
  const { selected } = useSelection()
  const isFocusUnmoved = useIsFocusUnmoved()
  return (
    <>
      {selected && (
        <Suspense fallback={<div className="h-16 border-t" />}>
          <SelectBar conversationId={conversation.id} onLeave={onLeaveSelection} />
        </Suspense>
      )}
      {/* Hidden only, so that nothing that is being written is lost. */}
      <div hidden={selected !== null}>
        <Suspense fallback={<ComposerSkeleton />}>{writing()}</Suspense>
      </div>
    </>
  )

  function writing() {
    const place = writingIn(conversation, name, words.composer.closed)
    if (place.kind === 'closed') return <NotWritable reason={place.reason} />
    const from = conversation.members.find(({ user }) => user.id !== meId)?.user
    if (place.kind === 'asked' && from) return <RequestBar requestId={place.requestId} conversationId={conversation.id} from={from} />
    const composer = <Composer conversationId={conversation.id} name={name} field={field} isFocusUnmoved={isFocusUnmoved} onSend={sending.send} onTyping={onTyping} />
    if (place.kind !== 'waiting' || !from) return composer
    return (
      <WaitingPlace requestId={place.requestId} conversationId={conversation.id} to={from} reason={place.reason}>
        {composer}
      </WaitingPlace>
    )
  }
}

/** Whether the focus is still where it was when the thread opened: the composer comes later, and takes it from nobody. */
function useIsFocusUnmoved(): () => boolean {
  const atOpen = useRef<Element | null>(null)
  useLayoutEffect(() => {
    atOpen.current = document.activeElement
  }, [])
  return useCallback(() => document.activeElement === document.body || document.activeElement === atOpen.current, [])
}

function ComposerSkeleton() {
  return (
    <div className="px-3 pt-1 pb-3 wide:px-5 wide:pb-4">
      <Skeleton className="h-[2.875rem] rounded-[1.375rem]!" />
    </div>
  )
}
