'use client'

import { MessageCircle } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Suspense, useState } from 'react'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { useCreateConversation } from '@/lib/client/use-create-conversation'
import { useVerdict } from '@/lib/client/use-verdict'
import type { User } from '@/lib/contract/views'
import { VerdictLine } from './verdict-line'
import { lazyPart } from '@/components/ui/lazy-part'

const RequestDialog = lazyPart(() => import('./request-dialog'))

/** The way to write to somebody, under what that comes to. */
export function ProfileMessage({ person }: { person: User }) {
  const words = useWords().people
  const errorText = useErrorText()
  const router = useRouter()
  const { verdict } = useVerdict(person.id)
  const { create, creating } = useCreateConversation()
  const [asking, setAsking] = useState(false)
  const asks = verdict?.verdict === 'request'
  const opens = verdict?.verdict === 'open' || verdict?.code === 'request_pending'

  async function write(): Promise<void> {
    if (asks) return setAsking(true)
    if (!opens) return
    try {
      router.push(`/inbox/${(await create(person.id)).id}`)
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <div className="mt-5 flex flex-col items-center gap-3">
      <Button size="lg" className="w-full wide:w-auto wide:min-w-60" pending={creating} aria-disabled={!asks && !opens ? true : creating || undefined} onClick={() => void write()}>
        <MessageCircle aria-hidden="true" className="size-4" />
        {verdict?.code === 'request_pending' ? words.request.openConversation : words.profile.message}
      </Button>
      <p role="status" className="text-sm text-muted">
        <VerdictLine verdict={verdict} name={person.name} />
      </p>
      {asking && (
        <Suspense>
          <RequestDialog person={person} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  )
}
