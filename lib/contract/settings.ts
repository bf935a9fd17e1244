import * as z from 'zod/mini'

/** A time of day, `HH:MM` on a 24-hour clock. */
const clock = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time like 22:30.'))

/** A name of the IANA time zone database (`Europe/Berlin`), as the browser knows its own. */
const timeZone = z.string().check(z.maxLength(64), z.refine(isTimeZone, 'A time zone like Europe/Berlin.'))

/** Without push every day from `from` up to `to`, in the person's time zone; over midnight where `to` is the earlier one. */
export const quietHours = z.object({ from: clock, to: clock, timeZone })
export type QuietHours = z.infer<typeof quietHours>

/**
 * How somebody wants to hear of messages (decision 21). `push` reaches closed browsers; `sound` and `desktop` concern open
 * ones; without `preview` a notification shows no words of the message.
 */
export const notificationSettings = z.object({
  push: z.boolean(),
  sound: z.boolean(),
  desktop: z.boolean(),
  preview: z.boolean(),
  quietHours: z.nullable(quietHours),
})
export type NotificationSettings = z.infer<typeof notificationSettings>

/** What is absent in a change stays as it is. */
export const notificationChanges = z.partial(notificationSettings)
export type NotificationChanges = z.infer<typeof notificationChanges>

/** What holds for whoever has set nothing. */
export const usualNotifications: NotificationSettings = { push: true, sound: true, desktop: true, preview: true, quietHours: null }

/** The settings as `users.notifications` holds them, completed: what is absent there has its usual value. */
export function notificationsOf(stored: unknown): NotificationSettings {
  const changes = z.safeParse(notificationChanges, stored)
  return { ...usualNotifications, ...(changes.success && changes.data) }
}

/** Whom something is shown to; contacts are people with whom one shares an active conversation. */
export const audience = z.enum(['everyone', 'contacts', 'nobody'])
export type Audience = z.infer<typeof audience>

/** A BCP 47 language tag (`en`, `pt-BR`). */
const locale = z.string().check(z.maxLength(35), z.refine(isLocale, 'A language tag like pt-BR.'))

/**
 * What a person decides about themselves (native.md, "settings"). `whoCanMessage` and `autoAccept` are about who writes
 * first (decisions 3 and 6); receipts and presence are reciprocal: who hides theirs does not see others'.
 */
export const settings = z.object({
  whoCanMessage: z.enum(['everyone', 'followers', 'nobody']),
  autoAccept: z.enum(['followers', 'following', 'mutual', 'off']),
  readReceipts: audience,
  typingIndicators: audience,
  showPresence: audience,
  shareEmail: z.boolean(),
  notifications: notificationSettings,
  theme: z.enum(['system', 'light', 'dark']),
  locale,
})
export type Settings = z.infer<typeof settings>

/** What is absent stays as it is, in `notifications` too. */
export const settingsChanges = z.extend(z.partial(settings), { notifications: z.optional(notificationChanges) })
export type SettingsChanges = z.infer<typeof settingsChanges>

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}
