import { expect, test } from './fixtures'

test('on the embedded database the demo cast is offered, and one click signs in', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('region', { name: /demo/ }).getByRole('button', { name: /Alice/i }).click()
  await page.waitForURL('/inbox')
  await expect(page.getByRole('list', { name: 'Conversations' }).getByRole('link').first()).toBeVisible()
})
