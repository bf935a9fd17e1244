import type { Page } from '@playwright/test'
import { expect, expectAccessible, type Person, test } from './fixtures'
import { administrator } from './staff'

/** Finds somebody in the list of accounts and opens their entry. */
async function openAccount(page: Page, person: Person): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search people' }).fill(person.username)
  const entry = page.getByRole('button', { name: new RegExp(`@${person.username}`) })
  await entry.click()
  await expect(entry).toHaveAttribute('aria-expanded', 'true')
}

test('the figures of the server are shown, as charts and as tables @everywhere', async ({ openBrowserFor }) => {
  const page = await openBrowserFor(administrator, '/administration')
  await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible()
  await expect(page.getByText('Connected now')).toBeVisible()
  await expect(page.getByRole('img', { name: /^New people per day: [\d,]+ in all/ })).toBeVisible()
  const chart = page.getByRole('region', { name: 'Messages per day' })
  await chart.getByText('As a table').click()
  await expect(chart.getByRole('table').getByRole('row')).toHaveCount(31)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})

test('an administrator makes somebody a moderator, whose pages then show it', async ({ people, openBrowserFor }) => {
  const [mona] = await people('Mona')
  const [page, hers] = [await openBrowserFor(administrator, '/administration/people'), await openBrowserFor(mona)]
  await openAccount(page, mona)
  await page.getByRole('combobox', { name: 'Role of Mona' }).selectOption('Moderator')
  await expect(page.getByRole('alertdialog', { name: 'Make Mona Moderator?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('combobox', { name: 'Role of Mona' })).toHaveValue('user')
  await page.getByRole('combobox', { name: 'Role of Mona' }).selectOption('Moderator')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByText('The account of Mona is changed')).toBeVisible()
  await page.getByRole('combobox', { name: 'Plan of Mona' }).selectOption('Premium')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Plan of Mona' })).toHaveValue('premium')
  await expectAccessible(page)

  await hers.getByRole('button', { name: 'Account' }).click()
  await hers.getByRole('menuitem', { name: 'Moderation' }).click()
  await expect(hers.getByRole('heading', { level: 1, name: 'Moderation' })).toBeVisible()
})

test.describe('somebody who is suspended', () => {
  // Who is thrown out is refused wherever their page still asks.
  test.use({ allowedErrors: [/status of 40[13]/] })

  test('is found, and let in again @everywhere', async ({ people, openBrowserFor }) => {
    const [eve] = await people('Eve')
    const [page, hers] = [await openBrowserFor(administrator, '/administration/people'), await openBrowserFor(eve)]
    await openAccount(page, eve)
    await page.getByRole('button', { name: 'Suspend…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend Eve' })
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Not nice')
    await dialog.getByRole('combobox', { name: 'For how long' }).selectOption('Until somebody lifts it')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Suspend', exact: true }).click()
    await hers.waitForURL(/\/sign-in/, { timeout: 15_000 })
    await page.getByRole('radio', { name: 'Suspended' }).click()
    await expect(page.getByRole('main').getByText('Suspended until somebody lifts it')).toBeVisible()
    await page.getByRole('button', { name: 'Lift suspension' }).click()
    await expect(page.getByText('Nobody found')).toBeVisible()
    // What she was signed in with holds again.
    await hers.goto('/inbox')
    await expect(hers.getByText('Welcome to Parley')).toBeVisible()
  })
})

test('what works is said, part by part', async ({ openBrowserFor }) => {
  const page = await openBrowserFor(administrator, '/administration/health')
  await expect(page.getByText('Everything works')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Health' }).getByRole('listitem')).toHaveCount(3)
  await expectAccessible(page)
})
