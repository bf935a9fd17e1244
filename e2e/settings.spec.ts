import { newSpeaker } from './conversations'
import { expect, test } from './fixtures'
import { signInByForm } from './sign-in'

test('the theme is chosen from the menu and kept', async ({ page, request }) => {
  await signInByForm(page, await newSpeaker(request, 'Ada'))
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

test('a changed name shows everywhere', async ({ page, request }) => {
  await signInByForm(page, await newSpeaker(request, 'Ada'))
  await page.goto('/settings')
  await page.getByLabel('Name', { exact: true }).fill('Ada, Countess of Lovelace')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Profile saved')).toBeVisible()
  await page.getByRole('button', { name: 'Account' }).click()
  await expect(page.getByRole('menu').getByText('Ada, Countess of Lovelace')).toBeVisible()
})

test('signing out another device throws it out at once', async ({ page, browser, request }) => {
  const ada = await newSpeaker(request, 'Ada')
  const other = await (await browser.newContext()).newPage()
  await signInByForm(other, ada)
  await signInByForm(page, ada)
  await page.goto('/settings')
  await expect(page.getByText('This device')).toBeVisible()
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('Device signed out')).toBeVisible()
  await other.waitForURL(/\/sign-in/)
  await expect(page).toHaveURL('/settings')
  await other.context().close()
})
