import type { Locator, Page } from '@playwright/test'
import { menuOf } from '@/e2e/message-actions'
import type { Scenes } from './scenes'

/** One page or state of it: where it is, who looks, and what they do there (in English words) before the picture is taken. */
export type Stop = {
  name: string
  path: string
  as?: 'keeper'
  signedOut?: boolean
  /** Shown in Arabic too. */
  arabic?: boolean
  do?: (page: Page) => Promise<void>
  /** Takes back what was done, for the next look. */
  undo?: (page: Page) => Promise<void>
}

const sections = ['profile', 'privacy', 'notifications', 'appearance', 'language', 'devices', 'blocked', 'reports', 'export', 'deletion', 'tokens', 'webhooks', 'about']

/** All pages of Parley and the main states of each. */
export function stopsOf({ pair, group, photoId, requestConversationId, reportId }: Scenes): Stop[] {
  const [groupPath, pairPath] = [`/inbox/${group.id}`, `/inbox/${pair.id}`]
  return [
    { name: 'sign-in', path: '/sign-in', signedOut: true, arabic: true },
    { name: 'sign-up', path: '/sign-up', signedOut: true, arabic: true },
    { name: 'inbox', path: '/inbox', arabic: true },
    { name: 'row-menu', path: '/inbox', do: page => page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click({ button: 'right' }) },
    { name: 'account-menu', path: '/inbox', do: page => button(page, 'Account').click() },
    { name: 'archived', path: '/inbox?filter=archived' },
    { name: 'search', path: '/inbox', do: page => page.getByRole('searchbox').first().fill('tent') },
    { name: 'search-nothing', path: '/inbox', do: page => page.getByRole('searchbox').first().fill('zeppelin') },
    { name: 'new-conversation', path: '/inbox', do: page => button(page, 'New conversation').click() },
    { name: 'new-group', path: '/inbox', do: startGroup },
    { name: 'thread', path: groupPath, arabic: true },
    { name: 'pair', path: pairPath, arabic: true },
    { name: 'photo', path: `${groupPath}?message=${photoId}`, arabic: true },
    { name: 'message-menu', path: pairPath, do: async page => void (await menuOf(message(page, 'Worth the twenty'))) },
    { name: 'message-details', path: groupPath, do: page => choose(page, 'I do. And I found', 'Details') },
    { name: 'reactions', path: pairPath, do: page => choose(page, 'Heard. Platform 3', 'More emoji') },
    { name: 'who-reacted', path: groupPath, do: page => choose(page, 'Ich komme am', 'Reactions') },
    { name: 'reply', path: pairPath, do: page => choose(page, 'This is where we change', 'Reply') },
    { name: 'forward', path: pairPath, do: page => choose(page, 'Heard. Platform 3', 'Forward') },
    { name: 'delete', path: pairPath, do: page => choose(page, 'Heard. Platform 3', 'Delete') },
    { name: 'undo', path: '/inbox', do: archiveFirst, undo: page => button(page, 'Undo').click() },
    { name: 'select', path: pairPath, do: page => choose(page, 'Heard. Platform 3', 'Select') },
    { name: 'report', path: groupPath, do: page => choose(page, 'Cards are missing', 'Report') },
    { name: 'viewer', path: `${groupPath}?message=${photoId}`, do: page => page.getByRole('log').getByRole('button', { name: /^Open photo/ }).first().click() },
    { name: 'conversation-menu', path: groupPath, do: page => button(page, 'Conversation menu').click() },
    { name: 'thread-search', path: groupPath, do: searchHere },
    { name: 'pins', path: groupPath, do: page => page.getByRole('button', { name: /^Show all .* pinned/ }).click() },
    { name: 'emoji', path: pairPath, do: page => button(page, 'Emoji').click() },
    { name: 'mention', path: groupPath, do: page => page.getByRole('textbox', { name: /^Message / }).fill('@'), undo: forgetDraft },
    { name: 'schedule', path: pairPath, do: schedule, undo: forgetDraft },
    { name: 'scheduled', path: pairPath, do: page => page.getByRole('button', { name: /scheduled$/ }).click() },
    { name: 'details', path: `${groupPath}/details`, arabic: true },
    { name: 'details-pair', path: `${pairPath}/details` },
    { name: 'shared-files', path: `${groupPath}/details`, do: page => page.getByRole('tab', { name: 'Files' }).click() },
    { name: 'member-menu', path: `${groupPath}/details`, do: page => page.getByRole('button', { name: /^Options for/ }).first().click() },
    { name: 'leave', path: `${groupPath}/details`, do: page => button(page, 'Leave group').click() },
    { name: 'print', path: `${pairPath}/print` },
    { name: 'requests', path: '/requests', arabic: true },
    { name: 'requests-sent', path: '/requests?box=sent' },
    { name: 'request', path: `/inbox/${requestConversationId}`, arabic: true },
    { name: 'profile', path: '/people/bob', arabic: true },
    { name: 'profile-stranger', path: '/people/elif' },
    { name: 'profile-missing', path: '/people/nobody-at-all' },
    { name: 'saved', path: '/saved', arabic: true },
    { name: 'settings', path: '/settings', arabic: true },
    ...sections.map(section => ({ name: `settings-${section}`, path: `/settings/${section}`, arabic: true })),
    { name: 'not-found', path: '/nowhere', arabic: true },
    { name: 'thread-missing', path: '/inbox/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b79' },
    { name: 'offline', path: '/offline', arabic: true },
    { name: 'palette', path: groupPath, do: page => page.keyboard.press('ControlOrMeta+k') },
    { name: 'shortcuts', path: '/settings/about', do: page => page.keyboard.press('?') },
    { name: 'moderation', path: '/moderation', as: 'keeper', arabic: true },
    { name: 'report-detail', path: `/moderation/${reportId}`, as: 'keeper', arabic: true },
    { name: 'suspend', path: `/moderation/${reportId}`, as: 'keeper', do: page => button(page, 'Suspend…').click() },
    { name: 'audit', path: '/moderation/audit', as: 'keeper', arabic: true },
    { name: 'administration', path: '/administration', as: 'keeper', arabic: true },
    { name: 'administration-people', path: '/administration/people', as: 'keeper', do: page => page.getByRole('button', { name: /@farid/ }).click() },
    { name: 'health', path: '/administration/health', as: 'keeper', arabic: true },
    { name: 'api-reference', path: '/api/docs' },
  ]
}

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true }).first()
}

function message(page: Page, text: string): Locator {
  return page.getByRole('log').getByRole('article').filter({ hasText: text }).first()
}

async function choose(page: Page, text: string, action: string): Promise<void> {
  await (await menuOf(message(page, text))).getByRole('menuitem', { name: action, exact: true }).click()
}

async function startGroup(page: Page): Promise<void> {
  await button(page, 'New conversation').click()
  await page.getByRole('dialog').getByRole('button', { name: /^New group/ }).click()
  await page.getByRole('option', { name: /bob/i }).first().click()
}

async function archiveFirst(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Archive' }).click()
}

async function searchHere(page: Page): Promise<void> {
  await button(page, 'Conversation menu').click()
  await page.getByRole('menuitem', { name: /^Search/ }).click()
  await page.getByRole('searchbox', { name: 'Search in this conversation' }).fill('tent')
}

async function forgetDraft(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: /^Message / }).fill('')
  await page.waitForTimeout(1_000)
}

async function schedule(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Message / }).fill('See you at the station')
  await button(page, 'More ways to send').click()
  await page.getByRole('menuitem', { name: 'Schedule…' }).click()
}
