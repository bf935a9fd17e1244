'use client'

import type { output } from 'zod/mini'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Avatar } from '@/components/ui/avatar'
import type { evidenceProfile } from '@/lib/contract/moderation-views'

/** Somebody as they showed themselves when they were reported. */
export function EvidenceProfile({ profile }: { profile: output<typeof evidenceProfile> }) {
  const words = useWords().moderation.details
  const locale = useLocale()
  const joined = new Date(profile.createdAt).toLocaleDateString(locale, { dateStyle: 'long' })
  return (
    <article aria-label={words.profile} className="flex gap-4 rounded-lg border border-danger bg-danger-soft/60 p-4">
      <Avatar id={profile.id} name={profile.name} url={profile.avatarUrl} size="lg" />
      <div className="min-w-0">
        <p className="text-xs font-medium text-danger">{words.profile}</p>
        <p className="mt-0.5 font-medium" dir="auto">
          {profile.name}
        </p>
        <p className="text-sm text-muted">
          <bdi>@{profile.username}</bdi>
        </p>
        <p className="mt-2 wrap-anywhere whitespace-pre-wrap" dir="auto">
          {profile.bio === '' ? <span className="text-muted italic">{words.noBio}</span> : profile.bio}
        </p>
        <p className="mt-2 text-xs text-muted">{words.joined(joined)}</p>
      </div>
    </article>
  )
}
