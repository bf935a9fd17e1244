import type { APIRequestContext, Page } from '@playwright/test'
import { follow, messageOf, newConversation, newSpeaker, say } from './conversations'
import { expect, expectAccessible, test } from './fixtures'
import { startSession } from './people'
import { signInByForm } from './sign-in'

/** Signs somebody in who has a conversation with each name, the last one at the top. */
async function inboxWith(page: Page, request: APIRequestContext, ...names: string[]): Promise<void> {
  const alice = await newSpeaker(request, 'Alice')
  for (const name of names) {
    const other = await newSpeaker(request, name)
    await say(request, other, await newConversation(request, other, alice), `${name} says hello`)
  }
  await signInByForm(page, alice)
}

test('a person is found by the first letters, chosen by keyboard and opened', async ({ page, people, signIn, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await follow(request, alice, bob)
  await signIn(page, alice)
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

test('nobody found is said in words', async ({ page, people, signIn }) => {
  const [alice] = await people('Alice')
  await signIn(page, alice)
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

test('a thread comes to a phone without the list behind it @phone, which is there on the way back', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, 'Are you there?')
  await startSession(page.context(), alice)
  const listIn = (html: string) => html.split('data-row').length > 1
  const open = async (path: string) => (await page.goto(path))?.text() ?? ''
  expect(listIn(await open('/inbox'))).toBe(true)
  expect(listIn(await open(`/inbox/${conversationId}`))).toBe(false)
  await expect(messageOf(page, 'Are you there?')).toBeVisible()
  await page.getByRole('link', { name: 'Back to inbox' }).tap()
  await expect(page.getByRole('main', { name: 'Conversations' }).getByText('Are you there?')).toBeVisible()
})

test('list and thread show one at a time @phone, and both ways back lead to the list', async ({ page, request }) => {
  await inboxWith(page, request, 'Bob')
  const row = page.getByRole('link', { name: /Bob says hello/ })
  await row.tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  await expect(row).toBeHidden()
  await page.getByRole('link', { name: 'Back to inbox' }).tap()
  await expect(page).toHaveURL('/inbox')
  await expect(row).toBeVisible()
  await row.tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/inbox')
  await expect(row).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('inbox, menu, dialog and settings are accessible @everywhere', async ({ page, request }) => {
      await inboxWith(page, request, 'Bob')
      await expect(page.getByRole('link', { name: /Bob says hello/ })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Account' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'New conversation' }).first().click()
      await page.getByRole('combobox').fill('bob')
      await expect(page.getByRole('option').first()).toBeVisible()
      await expectAccessible(page)
      await page.goto('/settings')
      await expect(page.getByText('This device')).toBeVisible()
      await expectAccessible(page)
    })

    test('sign-in, sign-up and not-found are accessible @everywhere', async ({ page, guard }) => {
      guard.allow(/status of 404/)
      for (const path of ['/sign-in', '/sign-up', '/nowhere']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page)
      }
    })
  })
}
