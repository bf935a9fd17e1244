'use client'

import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { buttonClass } from '@/components/ui/button'
import { useMe } from '@/lib/client/use-me'
import type { Profile } from '@/lib/contract/views'
import { GroupsInCommon } from './shared-groups'
import { PersonActions } from './person-actions'
import { ProfileHead } from './profile-head'
import { ProfileMessage } from './profile-message'
import { ShareProfile } from './share-profile'

/**
 * Who somebody is, and what can be done: write to them as far as one may, share the link, follow, block, report.
 * `reference` is how the profile was asked for: a username may be written in several ways.
 */
export function ProfileCard({ profile, reference }: { profile: Profile; reference: string }) {
  const words = useWords().people.profile
  const { me } = useMe()
  const own = me?.id === profile.id
  return (
    <>
      <ProfileHead user={profile} bio={profile.bio} as="h1" />
      {own ? (
        <div className="mt-5 flex flex-col items-center gap-3">
          <p className="text-sm text-muted">{words.you}</p>
          <Link href="/settings/profile" className={buttonClass('secondary')}>
            <Pencil aria-hidden="true" className="size-4" />
            {words.editYours}
          </Link>
        </div>
      ) : (
        <ProfileMessage person={profile} />
      )}
      <div className="mt-6 space-y-0 rounded-lg border px-4 py-2">
        <ShareProfile person={profile} />
        {!own && <PersonActions user={profile} profile={profile} reference={reference} />}
      </div>
      {!own && <GroupsInCommon userId={profile.id} />}
    </>
  )
}
