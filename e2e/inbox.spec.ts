import { newConversation, newSpeaker, say, type Speaker } from './conversations'
import { expect, test } from './fixtures'
import { signInByForm } from './sign-in'
import type { APIRequestContext, Page } from '@playwright/test'

/** Signs somebody in who has a conversation with each name, the last one at the top. */
async function inboxWith(page: Page, request: APIRequestContext, ...names: string[]): Promise<Speaker> {
  const alice = await newSpeaker(request, 'Alice')
  for (const name of names) {
    const other = await newSpeaker(request, name)
    await say(request, other, await newConversation(request, other, alice), `${name} says hello`)
  }
  await signInByForm(page, alice)
  return alice
}

test('a person is found by the first letters, chosen by keyboard and opened', async ({ page, request }) => {
  const [alice, bob] = [await newSpeaker(request, 'Alice'), await newSpeaker(request, 'Bob')]
  await signInByForm(page, alice)
  await page.getByRole('button', { name: 'New conversation' }).first().click()
  const field = page.getByRole('combobox', { name: 'Find people by name or username' })
  await expect(field).toBeFocused()
  await field.fill(bob.username)
  const option = page.getByRole('option', { name: new RegExp(bob.username) })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await field.press('Enter')
  await page.waitForURL(/\/inbox\/.+/)
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
})

test('nobody found is said in words', async ({ page, request }) => {
  await signInByForm(page, await newSpeaker(request, 'Alice'))
  await page.getByRole('button', { name: 'New conversation' }).first().click()
  await page.getByRole('combobox').fill('nobody-is-called-this')
  await expect(page.getByText('Nobody found', { exact: true })).toBeVisible()
})

test('arrows lead through the list and Enter opens', async ({ page, request }) => {
  await inboxWith(page, request, 'Carol', 'Bob')
  const list = page.getByRole('list', { name: 'Conversations' })
  await list.getByRole('link', { name: /Bob/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('link', { name: /Carol/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(list.getByRole('link', { name: /Bob/ })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Carol' })).toBeVisible()
  await expect(list.getByRole('link', { name: /Carol/ })).toHaveAttribute('aria-current', 'page')
})

test('the title of the tab counts what is unread', async ({ page, request }) => {
  await inboxWith(page, request, 'Carol', 'Bob')
  await expect(page).toHaveTitle('(2) Inbox · Parley')
  await page.getByRole('link', { name: /Bob says hello/ }).click()
  await expect(page).toHaveTitle(/^\(1\) /)
})

test('the filter and the search narrow the list, and there is a way back', async ({ page, request }) => {
  await inboxWith(page, request, 'Carol', 'Bob')
  const list = page.getByRole('list', { name: 'Conversations' })
  const search = page.getByRole('searchbox', { name: 'Search names and messages' })
  await search.fill('Carol')
  await expect(list.getByRole('link')).toHaveCount(1)
  await search.fill('no such words')
  await page.getByRole('button', { name: 'Show all conversations' }).click()
  await expect(list.getByRole('link')).toHaveCount(2)
  await page.getByRole('radio', { name: 'Unread' }).click()
  await expect(list.getByRole('link')).toHaveCount(2)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('list and thread show one at a time, and both ways back lead to the list', async ({ page, request }) => {
    await inboxWith(page, request, 'Bob')
    const row = page.getByRole('link', { name: /Bob says hello/ })
    await row.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
    await expect(row).toBeHidden()
    await page.getByRole('link', { name: 'Back to inbox' }).click()
    await expect(page).toHaveURL('/inbox')
    await expect(row).toBeVisible()
    await row.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL('/inbox')
    await expect(row).toBeVisible()
  })
})
