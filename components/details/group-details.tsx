'use client'

import type { Conversation, Me } from '@/lib/contract/views'
import { GroupName } from '@/components/groups/group-name'
import { LeaveGroup } from '@/components/groups/leave-group'
import { MemberList } from '@/components/groups/member-list'

/** A group: what it is called, who is in it, and how to leave it. */
export function GroupDetails({ conversation, me }: { conversation: Conversation; me: Me }) {
  return (
    <>
      <GroupName conversation={conversation} me={me} />
      <MemberList conversation={conversation} me={me} />
      {conversation.state === 'active' && <LeaveGroup conversation={conversation} me={me} />}
    </>
  )
}
