import type { Page } from '@playwright/test'

/** Signs a person in as they would: through the form, until the app behind it shows. */
export async function signInByForm(page: Page, person: { username: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Username').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
