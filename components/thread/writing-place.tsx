'use client'

import { lazy, type RefObject, Suspense } from 'react'
import { Composer, NotWritable } from '@/components/composer/composer'
import { writingIn } from '@/components/composer/writable'
import { useWords } from '@/components/language/language-provider'
import { RequestBar } from '@/components/requests/request-bar'
import { WaitingPlace } from '@/components/requests/waiting-place'
import type { Sending } from '@/lib/client/use-send-message'
import type { Conversation } from '@/lib/contract/views'
import { useSelection } from './row-doing'

const SelectBar = lazy(async () => ({ default: (await import('./select-bar')).SelectBar }))

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
  return (
    <>
      {selected && (
        <Suspense fallback={<div className="h-16 border-t" />}>
          <SelectBar conversationId={conversation.id} onLeave={onLeaveSelection} />
        </Suspense>
      )}
      {/* Hidden only, so that nothing that is being written is lost. */}
      <div hidden={selected !== null}>{writing()}</div>
    </>
  )

  function writing() {
    const place = writingIn(conversation, name, words.composer.closed)
    if (place.kind === 'closed') return <NotWritable reason={place.reason} />
    const from = conversation.members.find(({ user }) => user.id !== meId)?.user
    if (place.kind === 'asked' && from) return <RequestBar requestId={place.requestId} conversationId={conversation.id} from={from} />
    const composer = <Composer conversationId={conversation.id} name={name} field={field} onSend={sending.send} onTyping={onTyping} />
    if (place.kind !== 'waiting' || !from) return composer
    return (
      <WaitingPlace requestId={place.requestId} conversationId={conversation.id} to={from} reason={place.reason}>
        {composer}
      </WaitingPlace>
    )
  }
}
