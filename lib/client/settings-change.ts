import type { Settings, SettingsChanges } from '@/lib/contract/settings'

/** Settings after a change, as the server makes it: what is absent stays, in `notifications` too. */
export function changeSettings(settings: Settings, { notifications, ...changes }: SettingsChanges): Settings {
  return { ...settings, ...given(changes), notifications: { ...settings.notifications, ...given(notifications ?? {}) } }
}

/** Without what is there but undefined. */
function given<Changes extends object>(changes: Changes): { [Name in keyof Changes]: Exclude<Changes[Name], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never
}
