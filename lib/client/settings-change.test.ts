import { expect, test } from 'vitest'
import { type Settings, usualNotifications } from '@/lib/contract/settings'
import { changeSettings } from './settings-change'

const settings: Settings = {
  whoCanMessage: 'everyone',
  autoAccept: 'followers',
  readReceipts: 'everyone',
  typingIndicators: 'everyone',
  showPresence: 'contacts',
  shareEmail: false,
  notifications: usualNotifications,
  theme: 'system',
  locale: 'en',
}

test('a change of settings leaves what it does not name', () => {
  expect(changeSettings(settings, { whoCanMessage: 'nobody', locale: undefined })).toEqual({ ...settings, whoCanMessage: 'nobody' })
})

test('a change of one notification leaves the others', () => {
  const quietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' }
  const changed = changeSettings(settings, { notifications: { sound: false, quietHours } })
  expect(changed.notifications).toEqual({ ...usualNotifications, sound: false, quietHours })
  expect(changeSettings(changed, { notifications: { quietHours: null } }).notifications.quietHours).toBeNull()
})
