'use client'

import type { ReactNode } from 'react'
import { useMe } from '@/lib/client/use-me'
import type { Me } from '@/lib/contract/views'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { PlanBadge } from './plan-badge'
import { CopyField } from './copy-field'
import { Lines, Pending } from './parts'
import { ProfileForm } from './profile-form'
import { ProfilePicture } from './profile-picture'

/** How others see the person who is signed in. */
export default function Profile() {
  const { me, status, retry } = useMe()
  if (!me) return <Pending status={status} retry={retry} rows={5} />
  return (
    <>
      <ProfilePicture me={me} />
      <ProfileForm me={me} />
      <Account me={me} />
    </>
  )
}

/** What is known of the account and is not changed here. */
function Account({ me }: { me: Me }) {
  const words = useWords().settings.profile
  const { language } = useLanguage()
  return (
    <div className="flex flex-col gap-5">
      <ShareLink username={me.username} />
      <Lines>
        <Fact name={words.username} hint={words.usernameHint}>
          <bdi>@{me.username}</bdi>
        </Fact>
        <Fact name={words.plan} hint={words.memberSince(new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(me.createdAt)))}>
          <PlanBadge premium={me.plan === 'premium'}>{words[me.plan]}</PlanBadge>
        </Fact>
      </Lines>
    </div>
  )
}

function ShareLink({ username }: { username: string }) {
  const words = useWords().settings.profile
  const url = `${window.location.origin}/people/${encodeURIComponent(username)}`
  return <CopyField label={words.shareLink} hint={words.shareLinkHint} value={url} copyLabel={words.copyLink} copied={words.linkCopied} shareable />
}

function Fact({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <dl className="flex min-h-14 items-center gap-4 py-2.5">
      <dt className="min-w-0 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="block text-sm text-muted">{hint}</span>
      </dt>
      <dd className="max-w-[50%] truncate">{children}</dd>
    </dl>
  )
}
