'use client'

import { UserRound } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { PersonActions } from '@/components/people/person-actions'
import { ProfileHead } from '@/components/people/profile-head'
import { useProfile } from '@/lib/client/use-profile'
import type { User } from '@/lib/contract/views'
import { WayLine } from '@/components/ui/action-line'
import { Section } from './section'

/** The other person of a direct conversation. Presence is the conversation's, which events keep. */
export function DirectHead({ user }: { user: User }) {
  const { profile } = useProfile(user.id)
  return (
    <div className="px-5 pt-6 pb-5">
      <ProfileHead user={user} bio={profile?.bio} as="h3" />
    </div>
  )
}

/** What can be done about the other person of a direct conversation. */
export function AboutPerson({ user }: { user: User }) {
  const words = useWords()
  const { profile } = useProfile(user.id)
  return (
    <Section title={words.people.profile.title}>
      <WayLine icon={UserRound} href={`/people/${encodeURIComponent(user.username)}`}>
        {words.groups.details.viewProfile}
      </WayLine>
      <PersonActions user={user} profile={profile} />
    </Section>
  )
}
