'use client'

import { useState } from 'react'
import { usePush } from '@/lib/client/use-push'
import { usePushDevices } from '@/lib/client/use-push-devices'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { showExample } from './show-example'
import { Lines } from './parts'

/** Whether this browser is woken by messages, and how that looks. */
export function PushSwitch({ preview }: { preview: boolean }) {
  const words = useWords().settings.notifications
  const { state, enable, disable } = usePush()
  const { refresh } = usePushDevices()
  const [busy, setBusy] = useState(false)
  const hints = { unsupported: words.pushUnsupported, denied: words.pushDenied, off: words.pushHint, on: words.pushHint }

  async function change(on: boolean): Promise<void> {
    setBusy(true)
    try {
      await (on ? enable() : disable())
      refresh()
    } catch {
      toast.error(words.pushFailed)
    }
    setBusy(false)
  }

  return (
    <div className="flex flex-col gap-3">
      <Lines>
        <Switch label={words.push} hint={hints[state]} checked={state === 'on'} disabled={busy || state === 'unsupported' || state === 'denied'} onChange={on => void change(on)} />
      </Lines>
      {state === 'on' && (
        <Button look="secondary" className="self-start" onClick={() => void showExample(words.testTitle, preview ? words.testText : words.testHidden)}>
          {words.test}
        </Button>
      )}
    </div>
  )
}
