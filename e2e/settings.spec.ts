import type { APIRequestContext, Page } from '@playwright/test'
import sharp from 'sharp'
import { messageOf, newConversation, say, write } from './conversations'
import { expect, expectAccessible, test, type Person } from './fixtures'

const names = {
  profile: 'Profile',
  privacy: 'Privacy',
  notifications: 'Notifications',
  appearance: 'Appearance',
  language: 'Language',
  devices: 'Devices and password',
  blocked: 'Blocked people',
  reports: 'Your reports',
  export: 'Export your data',
  deletion: 'Delete account',
  tokens: 'API tokens',
  webhooks: 'Webhooks',
  about: 'About Parley',
}

/** What the API answers somebody. */
async function get<Answer>(request: APIRequestContext, person: Person, path: string): Promise<Answer> {
  return (await (await request.get(path, { headers: { authorization: `Bearer ${person.accessToken}` } })).json()) as Answer
}

/** Waits until a section shows what was loaded for it. */
async function settled(page: Page, section: keyof typeof names): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: names[section] })).toBeAttached()
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
}

test('each section has a page, a title and nothing that axe minds, in light and in dark @everywhere', async ({ page, people, openBrowserFor }) => {
  test.slow()
  const [ada] = await people('Ada')
  const settings = await openBrowserFor(ada, '/settings')
  await page.close()
  for (const [section, name] of Object.entries(names)) {
    await settings.goto(`/settings/${section}`)
    await settled(settings, section as keyof typeof names)
    await expect(settings).toHaveTitle(new RegExp(`${name} · Parley$`))
    for (const scheme of ['light', 'dark'] as const) {
      await settings.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await expect(settings.locator('html')).toHaveClass(scheme === 'dark' ? /dark/ : /light/)
      await expectAccessible(settings)
    }
  }
})

test('on a phone the list leads to a section and back leads to the list @phone', async ({ people, openBrowserFor }) => {
  const [ada] = await people('Ada')
  const page = await openBrowserFor(ada, '/settings')
  await page.getByRole('link', { name: 'Privacy' }).click()
  await expect(page).toHaveURL('/settings/privacy')
  await expect(page.getByText('Who can write to you first')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Privacy' })).toBeFocused()
  await page.getByRole('link', { name: 'Back to settings' }).click()
  await expect(page).toHaveURL('/settings')
  await page.getByRole('link', { name: 'Back to inbox' }).click()
  await expect(page).toHaveURL('/inbox')
})

test('on a wide screen the list stands beside the section', async ({ people, openBrowserFor }) => {
  const [ada] = await people('Ada')
  const page = await openBrowserFor(ada, '/settings')
  const list = page.getByRole('navigation', { name: 'Sections of the settings' })
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada')
  await list.getByRole('link', { name: 'Appearance' }).click()
  await expect(page).toHaveURL('/settings/appearance')
  await expect(list.getByRole('link', { name: 'Appearance' })).toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(page).toHaveURL('/settings')
  await list.getByRole('link', { name: 'Saved messages' }).click()
  await expect(page).toHaveURL('/saved')
})

test('the theme is chosen from the menu and kept', async ({ page, people, signIn }) => {
  const [ada] = await people('Ada')
  await signIn(page, ada)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.goto('/settings/appearance')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.getByRole('radio', { name: 'Light' }).click()
  await expect(page.locator('html')).not.toHaveClass(/dark/)
})

test('how a device shows Parley is there in the first byte after a reload @everywhere', async ({ page, people, openBrowserFor }) => {
  const [ada] = await people('Ada')
  await page.close()
  const device = await openBrowserFor(ada, '/settings/appearance')
  await device.getByRole('radio', { name: 'Larger' }).click()
  await device.getByRole('radio', { name: 'Compact' }).click()
  await device.getByRole('switch', { name: 'Reduce motion' }).click()
  const html = device.locator('html')
  await expect(html).toHaveCSS('font-size', '20px')
  const answer = await device.request.get('/settings/appearance')
  expect(await answer.text()).toMatch(/<html[^>]* data-density="compact" data-text="larger" data-motion="reduced"/)
  await device.reload()
  await expect(device.getByRole('radio', { name: 'Larger' })).toBeChecked()
  await expect(device.getByRole('switch', { name: 'Reduce motion' })).toBeChecked()
  await expect(html).toHaveCSS('font-size', '20px')
  await expectAccessible(device)
})

test('a changed name shows everywhere', async ({ page, people, signIn }) => {
  const [ada] = await people('Ada')
  await signIn(page, ada)
  await page.goto('/settings')
  await page.getByLabel('Name', { exact: true }).fill('Ada, Countess of Lovelace')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Profile saved')).toBeVisible()
  await page.getByRole('button', { name: 'Account' }).click()
  await expect(page.getByRole('menu').getByText('Ada, Countess of Lovelace')).toBeVisible()
})

test('what is wrong in a profile is told at its field', async ({ people, openBrowserFor, guard }) => {
  guard.allow(/status of 422/)
  const [ada] = await people('Ada')
  const page = await openBrowserFor(ada, '/settings/profile')
  await page.getByLabel('E-mail').fill('not an address')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/)
  await expect(page.getByLabel('E-mail')).toBeFocused()
})

test('a profile picture is cropped by keyboard, seen by others, and removed @everywhere', async ({ page, people, openBrowserFor, request }) => {
  const [ada, ben] = await people('Ada', 'Ben')
  const conversation = await newConversation(request, ada, ben)
  await say(request, ada, conversation, 'Hello')
  await page.close()
  const mine = await openBrowserFor(ada, '/settings/profile')
  await expect(mine.getByRole('button', { name: 'Choose a picture' })).toBeVisible()
  await mine.getByLabel('Profile picture').setInputFiles({ name: 'me.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('no picture') })
  await expect(mine.getByText('This file is not a picture')).toBeVisible()
  await mine.getByLabel('Profile picture').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } }).png().toBuffer() })
  const cropper = mine.getByRole('dialog', { name: 'Crop your picture' })
  await cropper.getByRole('application').focus()
  for (const key of ['+', '+', 'ArrowLeft', 'ArrowDown']) await mine.keyboard.press(key)
  await expect(cropper.getByRole('slider', { name: 'Zoom' })).toHaveValue('1.21')
  await expectAccessible(mine)
  await cropper.getByRole('button', { name: 'Use picture' }).click()
  await expect(mine.getByText('Profile picture saved')).toBeVisible({ timeout: 30_000 })
  await expect(mine.getByRole('button', { name: 'Change picture' })).toBeFocused()

  const theirs = await openBrowserFor(ben, '/inbox')
  const picture = theirs.getByRole('link', { name: /^Ada/ }).locator('img')
  await expect(picture).toHaveAttribute('src', /^\/api\/uploads\//)
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth > 0, image.naturalWidth === image.naturalHeight])).toEqual([true, true])

  await mine.getByRole('button', { name: 'Remove picture' }).click()
  await expect(mine.getByText('Profile picture removed')).toBeVisible()
  await expect(mine.getByRole('button', { name: 'Choose a picture' })).toBeVisible()
})

test('who lets nobody write is written to by nobody', async ({ people, openBrowserFor, request }) => {
  const [ada, ben] = await people('Ada', 'Ben')
  const page = await openBrowserFor(ada, '/settings/privacy')
  const choice = page.getByRole('radiogroup', { name: 'Who can write to you first' })
  await expect(choice.getByRole('radio', { name: 'Everyone' })).toBeChecked()
  await choice.getByRole('radio', { name: 'Nobody' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Let in without a request' })).toBeHidden()
  await expect.poll(() => get(request, ben, `/api/users/${ada.id}/can-message`)).toEqual({ verdict: 'denied', code: 'not_accepting' })
  await page.reload()
  await expect(choice.getByRole('radio', { name: 'Nobody' })).toBeChecked()
})

test('who has read what one wrote shows, until they hide it', async ({ people, openBrowserFor, request }) => {
  const [ada, ben] = await people('Ada', 'Ben')
  const conversation = await newConversation(request, ada, ben)
  const mine = await openBrowserFor(ada, `/inbox/${conversation}`)
  const theirs = await openBrowserFor(ben, `/inbox/${conversation}`)
  await write(mine, 'Have you read this?')
  await expect(messageOf(theirs, 'Have you read this?')).toBeVisible()
  await expect(messageOf(mine, 'Have you read this?').locator('[data-delivery=read]')).toBeVisible()

  await theirs.goto('/settings/privacy')
  await theirs.getByRole('radiogroup', { name: 'Read receipts' }).getByRole('radio', { name: 'Nobody' }).click()
  await expect.poll(async () => (await get<{ readReceipts: string }>(request, ben, '/api/me/settings')).readReceipts).toBe('nobody')
  await write(mine, 'And this?')
  await theirs.goto(`/inbox/${conversation}`)
  await expect(messageOf(theirs, 'And this?')).toBeVisible()
  await expect.poll(async () => (await get<{ unreadCount: number }>(request, ben, `/api/conversations/${conversation}`)).unreadCount).toBe(0)
  // What Ada gets to know comes in order: this after that he has read.
  await write(theirs, 'I have, but you cannot see it.')
  await expect(messageOf(mine, 'I have, but you cannot see it.')).toBeVisible()
  await expect(messageOf(mine, 'And this?').locator('[data-delivery]')).toBeVisible()
  await expect(messageOf(mine, 'And this?').locator('[data-delivery=read]')).toHaveCount(0)
})

test('quiet hours are kept with their time zone', async ({ people, openBrowserFor, request }) => {
  const [ada] = await people('Ada')
  const page = await openBrowserFor(ada, '/settings/notifications')
  await page.getByRole('switch', { name: 'Quiet hours' }).click()
  await page.getByLabel('From').fill('21:30')
  await page.getByLabel('Time zone').selectOption('Europe/Berlin')
  await page.getByRole('switch', { name: 'Show what messages say' }).click()
  const stored = async () => (await get<{ notifications: object }>(request, ada, '/api/me/settings')).notifications
  await expect.poll(stored).toMatchObject({ preview: false, quietHours: { from: '21:30', to: '07:00', timeZone: 'Europe/Berlin' } })
  await page.reload()
  await expect(page.getByLabel('From')).toHaveValue('21:30')
  await page.getByRole('switch', { name: 'Quiet hours' }).click()
  await expect.poll(stored).toMatchObject({ quietHours: null })
})

test('settings whose script comes late are taken over as the server drew them', async ({ people, openBrowserFor }) => {
  const [ada] = await people('Ada')
  const page = await openBrowserFor(ada)
  // All that the shell runs on is there once it has asked for news; held back, it would never ask.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/api/sync')))
  const ofTheShell = new Set(await page.evaluate(() => [...document.scripts].map(({ src }) => src)))
  const shellKnows = page.waitForResponse((response) => response.url().includes('/api/sync'))
  let held = 0
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    if (!ofTheShell.has(route.request().url())) {
      held++
      await (await shellKnows).finished()
    }
    await route.continue()
  })
  await page.goto('/settings')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada')
  expect(held, 'a script of its own').toBeGreaterThan(0)
})
