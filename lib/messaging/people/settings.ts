import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import { notificationsOf, type Settings, type SettingsChanges } from '@/lib/contract/settings'
import type { CallerCtx } from '../ctx'
import { showPresence } from '../presence/show-presence'

type SettingsRow = Omit<Settings, 'notifications'> & { notifications: unknown }

/** What the caller decided about themselves. */
export async function getSettings({ sql, caller }: CallerCtx): Promise<Settings> {
  const [row] = await sql<SettingsRow[]>`
    select who_can_message as "whoCanMessage", auto_accept as "autoAccept", read_receipts as "readReceipts",
      typing_indicators as "typingIndicators", show_presence as "showPresence", share_email as "shareEmail", notifications, theme, locale
    from users where id = ${caller.userId}`
  if (!row) throw new ParleyError('unauthenticated', 'This account is gone.')
  return { ...row, notifications: notificationsOf(row.notifications) }
}

/** Changes what is given and leaves the rest. The caller's other devices sync; contacts learn how they see the caller now. */
export async function updateSettings(ctx: CallerCtx, input: SettingsChanges): Promise<Settings> {
  const { sql, caller } = ctx
  const { notifications } = input
  await sql`
    with asked as (
      -- What waits between the caller and somebody was decided by the settings before.
      select c.id from conversations c join memberships ms on ms.conversation_id = c.id
      where ${input.whoCanMessage !== undefined || input.autoAccept !== undefined}
        and ms.user_id = ${caller.userId} and ms.state in ('requested', 'declined')
      order by c.id for no key update of c
    ), held as (
      update conversations set version = version + 1 where id in (select id from asked) returning id
    )
    update users set
      who_can_message = coalesce(${input.whoCanMessage ?? null}, who_can_message),
      auto_accept = coalesce(${input.autoAccept ?? null}, auto_accept),
      read_receipts = coalesce(${input.readReceipts ?? null}, read_receipts),
      typing_indicators = coalesce(${input.typingIndicators ?? null}, typing_indicators),
      show_presence = coalesce(${input.showPresence ?? null}, show_presence),
      share_email = coalesce(${input.shareEmail ?? null}, share_email),
      notifications = notifications || ${sql.json(notifications ?? {})},
      theme = coalesce(${input.theme ?? null}, theme),
      locale = coalesce(${input.locale ?? null}, locale)
    where id = ${caller.userId} and (select count(*) from held) >= 0`
  const event = { v: 1, id: newId(), type: 'resync', at: new Date().toISOString() } as const
  await ctx.announcer.publish([{ userIds: [caller.userId], event }], ctx.socketId)
  if (input.showPresence !== undefined) await showPresence(ctx, caller.userId)
  return getSettings(ctx)
}
