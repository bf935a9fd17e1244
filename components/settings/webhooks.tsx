'use client'

import { Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { type NewWebhook, useWebhooks } from '@/lib/client/use-webhooks'
import type { Webhook } from '@/lib/contract/notifications'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { toast } from '@/components/ui/toast'
import { ApiReferenceLink } from './api-reference-link'
import { CopyField } from './copy-field'
import { Answering, Part, Pending, Rows } from './parts'
import { WebhookForm } from './webhook-form'
import { WebhookRow } from './webhook-row'

/** Where somebody has their events posted to. */
export default function Webhooks() {
  const words = useWords().settings.webhooks
  const errorText = useErrorText()
  const { webhooks, status, retry, create, remove } = useWebhooks()
  const [made, setMade] = useState<NewWebhook>()
  const [leaving, setLeaving] = useState<Webhook>()
  const [removing, setRemoving] = useState(false)

  async function confirm(): Promise<void> {
    if (!leaving) return
    setRemoving(true)
    try {
      await remove(leaving.id)
      if (made?.id === leaving.id) setMade(undefined)
      toast.success(words.deleted)
    } catch (error) {
      toast.error(errorText(error))
    }
    setRemoving(false)
    setLeaving(undefined)
  }

  return (
    <>
      <p className="-mb-3">
        <ApiReferenceLink />
      </p>
      <Part title={words.add}>
        <Answering>
          <WebhookForm create={create} onCreated={setMade} />
        </Answering>
      </Part>
      {made && (
        <section role="status" aria-label={words.created} className="flex flex-col gap-4 rounded-lg border border-accent/50 bg-accent-soft/40 p-4">
          <h2 className="font-semibold">{words.created}</h2>
          <CopyField label={words.secret} hint={words.secretHint} value={made.secret} copyLabel={words.copySecret} />
        </section>
      )}
      <Part title={words.yours}>
        {status !== 'ready' && <Pending status={status} retry={retry} />}
        {status === 'ready' && webhooks.length === 0 && (
          <EmptyState icon={WebhookIcon} title={words.none}>
            {words.noneHint}
          </EmptyState>
        )}
        {webhooks.length > 0 && (
          <Rows label={words.yours}>
            {webhooks.map(webhook => (
              <WebhookRow key={webhook.id} webhook={webhook} onDelete={() => setLeaving(webhook)} />
            ))}
          </Rows>
        )}
      </Part>
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={open => !open && setLeaving(undefined)}
        title={words.deleteTitle}
        description={words.deleteText}
        confirmLabel={words.delete}
        danger
        pending={removing}
        onConfirm={() => void confirm()}
      />
    </>
  )
}
