import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures'

test('somebody new signs up and is offered a way to begin', async ({ page }) => {
  const username = `ada-${randomUUID().slice(0, 8)}`
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('/inbox')
  await expect(page.getByText('Welcome to Parley')).toBeVisible()
  await page.getByRole('button', { name: 'Account' }).click()
  await expect(page.getByText(`@${username}`)).toBeVisible()
})

test('mistakes are told at their fields before anything is sent', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill('Ada')
  await page.getByLabel('Username').fill('a')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Username')).toBeFocused()
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/3 to 30 letters/)
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/At least 8 characters/)
})

test('a password can be looked at while it is typed', async ({ page }) => {
  await page.goto('/sign-in')
  const field = page.getByLabel('Password', { exact: true })
  await field.fill('secret words')
  await expect(field).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('signing in leads to the page that was wanted', async ({ page, people }) => {
  const [ada] = await people('Ada')
  await page.goto('/settings')
  await expect(page).toHaveURL('/sign-in?next=%2Fsettings')
  await page.getByLabel('Username').fill(ada.username)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/settings')
})

test('signing in never leads to another site', async ({ page, people }) => {
  const [ada] = await people('Ada')
  await page.goto('/sign-in?next=//elsewhere.example/inbox')
  await page.getByLabel('Username').fill(ada.username)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/inbox')
})

test('signing out closes the door', async ({ page, people, signIn }) => {
  const [ada] = await people('Ada')
  await signIn(page, ada)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('/sign-in')
  await page.goto('/inbox')
  await expect(page).toHaveURL('/sign-in')
})

test('a wrong password is told without saying which part was wrong', async ({ page, people, guard }) => {
  guard.allow(/status of 401/)
  const [ada] = await people('Ada')
  await page.goto('/sign-in')
  await page.getByLabel('Username').fill(ada.username)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('This username and password do not belong together.')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page).toHaveURL('/sign-in')
})
