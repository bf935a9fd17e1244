'use client'

import { CloudOff, MessageCircleOff } from 'lucide-react'
import { use } from 'react'
import { GroupName } from '@/components/groups/group-name'
import { LeaveGroup } from '@/components/groups/leave-group'
import { MemberList } from '@/components/groups/member-list'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SidePanel } from '@/components/ui/side-panel'
import { useConversation } from '@/lib/client/use-conversation'
import { useMe } from '@/lib/client/use-me'
import type { Conversation, Me } from '@/lib/contract/views'
import { ConversationSettings } from './conversation-settings'
import { DetailsSkeleton } from './details-skeleton'
import { DetailsWay, useCloseDetails } from './details-way'
import { AboutPerson, DirectHead } from './direct-details'
import { SharedTabs } from './shared-tabs'

/** Everything about a conversation that is not said in it: who is in it, what was shared, one's own settings. */
export function ConversationDetails() {
  const words = useWords()
  const close = useCloseDetails()
  const way = use(DetailsWay)
  return (
    <SidePanel title={words.groups.details.title} closeLabel={words.groups.details.close} onClose={close}>
      <div className="mx-auto max-w-140 pb-[max(2rem,env(safe-area-inset-bottom))]">{way && <Content conversationId={way.conversationId} />}</div>
    </SidePanel>
  )
}

function Content({ conversationId }: { conversationId: string }) {
  const words = useWords()
  const { conversation, status, retry } = useConversation(conversationId)
  const { me } = useMe()
  if (status === 'missing') return <EmptyState icon={MessageCircleOff} title={words.groups.details.missing} />
  if (status === 'error') {
    return (
      <div role="alert">
        <EmptyState icon={CloudOff} title={words.groups.details.failedTitle} action={<Button look="secondary" onClick={retry}>{words.actions.retry}</Button>} />
      </div>
    )
  }
  if (!conversation || !me) return <DetailsSkeleton />
  return <Loaded conversation={conversation} me={me} />
}

function Loaded({ conversation, me }: { conversation: Conversation; me: Me }) {
  const other = conversation.members.find(({ user }) => user.id !== me.id)?.user
  const direct = conversation.kind === 'direct' && other
  return (
    <>
      {direct ? <DirectHead user={other} /> : <GroupName conversation={conversation} me={me} />}
      {!direct && <MemberList conversation={conversation} me={me} />}
      {conversation.state !== 'requested' && <SharedTabs conversationId={conversation.id} />}
      <ConversationSettings conversation={conversation} />
      {direct && <AboutPerson user={other} />}
      {!direct && conversation.state === 'active' && <LeaveGroup conversation={conversation} me={me} />}
    </>
  )
}
