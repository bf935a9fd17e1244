'use client'

import { BellRing } from 'lucide-react'
import { usePushDevices } from '@/lib/client/use-push-devices'
import type { PushSubscriptionView } from '@/lib/contract/notifications'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useLocale } from '@/components/language/use-locale'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deviceOf } from './device'
import { Part, Rows } from './parts'

/** The browsers that messages wake. */
export function PushDeviceList() {
  const { settings } = useWords()
  const words = settings.notifications
  const locale = useLocale()
  const errorText = useErrorText()
  const { devices, status, remove } = usePushDevices()
  // This device has its own switch, which also tells the browser.
  const others = devices.filter(({ current }) => !current)
  if (status !== 'ready' || others.length === 0) return null

  async function stop({ endpoint }: PushSubscriptionView): Promise<void> {
    try {
      await remove(endpoint)
      toast.success(words.stopped)
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <Part title={words.devices}>
      <Rows label={words.devices}>
        {others.map(device => {
          const { name } = deviceOf(device.userAgent, settings.devices)
          return (
            <li key={device.id} className="flex min-h-14 items-center gap-3.5 px-4 py-2.5">
              <BellRing aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{name}</p>
                <p className="truncate text-sm text-muted">{new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(device.createdAt))}</p>
              </div>
              <Button look="secondary" aria-label={words.stopOn(name)} onClick={() => void stop(device)}>
                {words.stop}
              </Button>
            </li>
          )
        })}
      </Rows>
    </Part>
  )
}
