'use client'

import type { NotificationChanges } from '@/lib/contract/settings'
import { useWords } from '@/components/language/language-provider'
import { Switch } from '@/components/ui/switch'
import { Lines, Part, Pending } from './parts'
import { PushDeviceList } from './push-device-list'
import { PushSwitch } from './push-switch'
import { QuietHoursFields } from './quiet-hours-fields'
import { useChangeSettings } from './use-change-settings'

const kinds = ['push', 'sound', 'desktop', 'preview'] as const

/** How somebody hears of messages: on this device, and on all of theirs. */
export default function Notifications() {
  const words = useWords().settings.notifications
  const { settings, status, retry, change } = useChangeSettings()
  if (!settings) return <Pending status={status} retry={retry} rows={6} />
  const { notifications } = settings
  const set = (changes: NotificationChanges) => change({ notifications: changes })
  const texts = {
    push: { label: words.allPush, hint: words.allPushHint },
    sound: { label: words.sound, hint: words.soundHint },
    desktop: { label: words.desktop, hint: words.desktopHint },
    preview: { label: words.preview, hint: words.previewHint },
  }
  return (
    <>
      <PushSwitch preview={notifications.preview} />
      <Part title={words.everywhere}>
        <Lines>
          {kinds.map(kind => (
            <Switch key={kind} {...texts[kind]} checked={notifications[kind]} onChange={checked => set({ [kind]: checked })} />
          ))}
          <QuietHoursFields quietHours={notifications.quietHours} onChange={quietHours => set({ quietHours })} />
        </Lines>
      </Part>
      <PushDeviceList />
    </>
  )
}
