import type { Locator, Page } from '@playwright/test'
import { composerOf, messageOf } from './conversations'
import { expect, test } from './fixtures'

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let step = 0; step < 80; step++) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('The keyboard does not get there.')
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** From the field up to a message, which then has the focus. */
async function goToMessage(page: Page, text: string): Promise<void> {
  await composerOf(page).focus()
  const focused = page.getByRole('log').locator('[data-message]:focus')
  // Past what stands before the field.
  for (let step = 0; step < 6 && (await focused.count()) === 0; step++) await page.keyboard.press('Shift+Tab')
  for (let step = 0; step < 10; step++) {
    await expect(focused).toBeVisible()
    // Its own words, not those that it answers.
    if ((await focused.locator('[id^="text-"]').first().innerText()).trim() === text) return
    await page.keyboard.press('ArrowUp')
  }
  throw new Error(`No message says ${text}.`)
}

test('asking, accepting, replying, reacting and reporting need no mouse', async ({ page, people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const [hers, his] = [await openBrowserFor(alice), await openBrowserFor(bob)]
  await page.close()

  await expect(hers.getByRole('button', { name: 'Account' })).toBeVisible()
  await press(hers, hers.getByRole('button', { name: 'New conversation' }).first())
  const dialog = hers.getByRole('dialog')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await hers.keyboard.type(bob.username)
  await expect(dialog.getByText('Bob', { exact: true })).toBeVisible()
  await hers.keyboard.press('ArrowDown')
  await hers.keyboard.press('Enter')
  await tabTo(hers, dialog.getByRole('textbox', { name: 'Your message' }))
  await hers.keyboard.type('May I ask you something?')
  await press(hers, dialog.getByRole('button', { name: 'Send request' }))
  await expect(messageOf(hers, 'May I ask you something?')).toBeVisible()

  await press(his, his.getByRole('link', { name: 'Requests (1)' }))
  await press(his, his.getByRole('button', { name: 'Accept Alice' }))
  // A decision can be taken back for a moment, so it counts a little later.
  await expect(his.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: /Alice/ })).toBeVisible({ timeout: 20_000 })
  await his.keyboard.press('Control+k')
  await expect(his.getByRole('combobox')).toBeFocused()
  await his.keyboard.type('Alice')
  await expect(his.getByRole('option', { selected: true })).toContainText('Alice')
  await his.keyboard.press('Enter')
  await expect(messageOf(his, 'May I ask you something?')).toBeVisible()

  await goToMessage(his, 'May I ask you something?')
  await his.keyboard.press('r')
  await expect(composerOf(his)).toBeFocused()
  await his.keyboard.type('Of course')
  await his.keyboard.press('Enter')
  await expect(messageOf(hers, 'Of course')).toContainText('May I ask you something?')

  await goToMessage(his, 'May I ask you something?')
  await his.keyboard.press('Enter')
  const menu = his.getByRole('menu')
  await expect(menu).toBeVisible()
  await expect(menu.locator(':focus')).toHaveAttribute('role', /menuitem/)
  // The reactions stand before everything else.
  await his.keyboard.press('Home')
  await expect(menu.locator(':focus')).toHaveText('👍')
  await his.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expect(his.getByRole('log').locator('[data-message]:focus')).toContainText('May I ask you something?')
  await expect(hers.getByRole('log').getByRole('article').filter({ hasText: 'May I ask you something?' }).first().getByRole('button', { name: /1 reaction/ })).toBeVisible()

  await goToMessage(his, 'May I ask you something?')
  await his.keyboard.press('Enter')
  await expect(menu.locator(':focus')).toHaveAttribute('role', /menuitem/)
  await his.keyboard.type('Report')
  await expect(menu.locator(':focus')).toHaveText(/Report/)
  await his.keyboard.press('Enter')
  const report = his.getByRole('dialog')
  await expect(report).toBeVisible()
  await tabTo(his, report.getByRole('radio').first())
  await his.keyboard.press('Space')
  await press(his, report.getByRole('button', { name: 'Send report' }))
  await expect(report.getByRole('button', { name: 'Send report' })).toBeHidden()
  await press(his, report.getByRole('button', { name: /Done|Close/ }).first())
  await expect(report).toBeHidden()
})
