'use client'

import { ChevronDown, UserRoundPlus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { ActionLine } from '@/components/ui/action-line'
import { Section } from '@/components/details/section'
import { useWords } from '@/components/language/language-provider'
import { powersOf } from '@/lib/client/group-changes'
import type { Conversation, Me, Member } from '@/lib/contract/views'
import { MemberRow } from './member-row'
import { inOrder } from './member-order'
import { lazyPart } from '@/components/ui/lazy-part'

const AddMembersDialog = lazyPart(() => import('./add-members-dialog'))

/** How many are shown before one asks for all. */
const few = 12

/** Everybody in a group with their roles, and those who were asked. */
export function MemberList({ conversation, me }: { conversation: Conversation; me: Me }) {
  const words = useWords().groups.details
  const [adding, setAdding] = useState(false)
  const [all, setAll] = useState(false)
  const members = inOrder(conversation.members, me.id)
  const shown = all ? members : members.slice(0, few)

  return (
    <Section title={words.membersTitle}>
      {powersOf(conversation, me.id).manage && (
        <ActionLine icon={UserRoundPlus} onClick={() => setAdding(true)}>
          {words.addMembers}
        </ActionLine>
      )}
      <ul aria-label={words.membersTitle}>
        {shown.map((member: Member) => (
          <MemberRow key={member.user.id} conversation={conversation} member={member} me={me} />
        ))}
      </ul>
      {shown.length < members.length && (
        <ActionLine icon={ChevronDown} onClick={() => setAll(true)}>
          {words.showAll(members.length - shown.length)}
        </ActionLine>
      )}
      {adding && (
        <Suspense>
          <AddMembersDialog open onOpenChange={setAdding} conversation={conversation} />
        </Suspense>
      )}
    </Section>
  )
}
