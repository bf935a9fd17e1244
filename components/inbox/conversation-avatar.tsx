'use client'

import { useMemo } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { counterpartOf } from '@/components/thread/people'
import { Avatar } from '@/components/ui/avatar'
import { AvatarStack } from '@/components/ui/avatar-stack'

/** Whom one talks to: the other person, or two of a group. */
export function ConversationAvatar({ conversation, meId, size = 'lg' }: { conversation: Conversation; meId: string; size?: 'sm' | 'md' | 'lg' }) {
  const counterpart = counterpartOf(conversation, meId)
  const people = useMemo(() => faces(conversation, meId), [conversation, meId])
  if (counterpart.user) return <Avatar id={counterpart.id} name={counterpart.name} url={counterpart.avatarUrl} size={size} online={counterpart.user.online} />
  return <AvatarStack size={size} people={people} fallback={{ id: counterpart.id, name: counterpart.name, url: counterpart.avatarUrl }} />
}

/** Always the same two, so that a group is known by them. */
function faces(conversation: Conversation, meId: string) {
  return conversation.members
    .filter(({ user, state }) => user.id !== meId && state === 'active')
    .slice(0, 2)
    .map(({ user: { id, name, avatarUrl } }) => ({ id, name, url: avatarUrl }))
}
