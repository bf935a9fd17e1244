'use client'

import { Bell, Check, Link2, UserSearch, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useMe } from '@/lib/client/use-me'
import { usePush } from '@/lib/client/use-push'
import { useWords } from '@/components/language/language-provider'
import { Logo } from '@/components/shell/logo'
import { useNewConversation } from '@/components/shell/new-conversation-context'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** What somebody without any conversation does first. */
export default function Onboarding() {
  const { start, newConversation } = useWords().inbox
  const compose = useNewConversation()
  return (
    <div className="h-full overflow-y-auto px-4 pt-6 pb-8">
      <div className="mb-5 flex flex-col items-center text-center">
        <Logo className="mb-3 size-12" />
        <p className="text-lg font-semibold">{start.title}</p>
        <p className="mt-0.5 text-muted">{start.text}</p>
      </div>
      <ol className="mx-auto flex max-w-96 flex-col gap-2">
        <Step icon={UserSearch} title={start.findTitle} text={start.findText} action={<Button onClick={compose}>{newConversation}</Button>} />
        <ShareProfile />
        <Notifications />
      </ol>
    </div>
  )
}

function Step({ icon: Icon, title, text, action }: { icon: LucideIcon; title: string; text: string; action: ReactNode }) {
  return (
    <li className="flex gap-3 rounded-lg border border-line bg-raised p-4">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon aria-hidden="true" className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="mt-0.5 mb-3 text-sm text-muted">{text}</p>
        {action}
      </div>
    </li>
  )
}

function ShareProfile() {
  const { start } = useWords().inbox
  const { me } = useMe()
  const [copied, setCopied] = useState(false)

  async function share(): Promise<void> {
    if (!me) return
    const url = new URL(`/people/${me.username}`, window.location.href).href
    await navigator.clipboard.writeText(url)
    setCopied(true)
    toast(start.shared)
  }

  return (
    <Step
      icon={Link2}
      title={start.shareTitle}
      text={start.shareText}
      action={
        // Where a page may not write to the clipboard the link can be copied by hand.
        <div className="flex flex-wrap items-center gap-2">
          <Button look="secondary" onClick={() => void share().catch(() => {})}>
            {copied && <Check aria-hidden="true" className="size-4 text-success" />}
            {start.share}
          </Button>
          {me && (
            <bdi className="min-w-0 truncate text-sm text-muted select-all" dir="ltr">
              /people/{me.username}
            </bdi>
          )}
        </div>
      }
    />
  )
}

function Notifications() {
  const { start } = useWords().inbox
  const { state, enable } = usePush()
  const [pending, setPending] = useState(false)
  if (state === 'unsupported') return null

  async function turnOn(): Promise<void> {
    setPending(true)
    try {
      await enable()
    } catch {
      toast.error(start.notifyFailed)
    }
    setPending(false)
  }

  return (
    <Step
      icon={Bell}
      title={start.notifyTitle}
      text={state === 'denied' ? start.notifyDenied : start.notifyText}
      action={
        state === 'on' ? (
          <p className="flex items-center gap-1.5 font-medium text-success">
            <Check aria-hidden="true" className="size-4" /> {start.notified}
          </p>
        ) : (
          state === 'off' && (
            <Button look="secondary" pending={pending} onClick={() => void turnOn()}>
              {start.notify}
            </Button>
          )
        )
      }
    />
  )
}
