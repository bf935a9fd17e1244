'use client'

import { Link2, Share2 } from 'lucide-react'
import { ActionLine } from '@/components/ui/action-line'
import { useWords } from '@/components/language/language-provider'
import { toast } from '@/components/ui/toast'
import { useHydrated } from '@/lib/client/use-hydrated'
import type { Person } from '@/lib/contract/views'

/** The address of somebody's page: to copy, and where the device can, to share. */
export function ShareProfile({ person }: { person: Person }) {
  const words = useWords().people.profile
  const hydrated = useHydrated()
  const canShare = hydrated && typeof navigator.share === 'function'

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(profileUrl(person))
      toast.success(words.linkCopied)
    } catch {
      toast.error(words.linkNotCopied)
    }
  }

  return (
    <>
      <ActionLine icon={Link2} hint={<bdi dir="ltr">{hydrated ? profileUrl(person).replace(/^https?:\/\//, '') : profilePath(person)}</bdi>} onClick={() => void copy()}>
        {words.copyLink}
      </ActionLine>
      {canShare && (
        // Whoever changes their mind has shared nothing; nothing is to be said then.
        <ActionLine icon={Share2} onClick={() => void navigator.share({ title: words.shareText(person.name), url: profileUrl(person) }).catch(() => {})}>
          {words.share}
        </ActionLine>
      )}
    </>
  )
}

export function profilePath({ username }: Pick<Person, 'username'>): string {
  return `/people/${encodeURIComponent(username)}`
}

function profileUrl(person: Person): string {
  return new URL(profilePath(person), window.location.origin).href
}
