import { expect, test } from './fixtures'

test('the theme is chosen from the menu and kept', async ({ page, people, signIn }) => {
  const [ada] = await people('Ada')
  await signIn(page, ada)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.goto('/settings')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.getByRole('radio', { name: 'Light' }).click()
  await expect(page.locator('html')).not.toHaveClass(/dark/)
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

test('signing out another device throws it out at once', async ({ page, openBrowserFor, people, signIn, guard }) => {
  guard.allow(/status of 40[13]|WebSocket/)
  const [ada] = await people('Ada')
  const other = await openBrowserFor(ada)
  await signIn(page, ada)
  await page.goto('/settings')
  await expect(page.getByText('This device')).toBeVisible()
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('Device signed out')).toBeVisible()
  await other.waitForURL(/\/sign-in/)
  await expect(page).toHaveURL('/settings')
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
