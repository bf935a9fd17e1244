import type { APIRequestContext, Page } from '@playwright/test'
import { composerOf, follow, messageOf, newConversation, say } from './conversations'
import { expect, expectAccessible, test, type Person } from './fixtures'

async function find(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).first().click()
  await page.getByRole('combobox').fill(person.username)
  await expect(page.getByRole('option', { name: new RegExp(person.username) })).toBeVisible()
}

async function asTheirs(request: APIRequestContext, person: Person, method: 'put' | 'patch', path: string, data?: unknown): Promise<void> {
  const answer = await request[method](path, { data, headers: { authorization: `Bearer ${person.accessToken}` } })
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`)
}

test('whoever lets one in is written to at once @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await follow(request, alice, bob)
  const page = await openBrowserFor(alice)
  await find(page, bob)
  await expect(page.getByText('You can write to Bob directly.')).toBeVisible()
  await page.getByRole('option', { name: new RegExp(bob.username) }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  await expect(composerOf(page)).toBeVisible()
})

test('a stranger is asked with one message, written where they were found @everywhere', async ({ people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const [page, his] = [await openBrowserFor(alice), await openBrowserFor(bob)]
  await find(page, bob)
  await expect(page.getByText('Bob gets this as a request: one message until they accept.')).toBeVisible()
  await page.getByRole('option', { name: new RegExp(bob.username) }).click()
  const dialog = page.getByRole('dialog', { name: 'Message to Bob' })
  const field = dialog.getByLabel('Your message')
  await expect(field).toBeFocused()
  await expectAccessible(page)
  await field.fill('x'.repeat(4001))
  await expect(dialog.getByText('1 character too many')).toBeVisible()
  await field.fill('May I ask you about the choir?')
  await dialog.getByRole('button', { name: 'Send request' }).click()
  await expect(messageOf(page, 'May I ask you about the choir?')).toBeVisible()
  await expect(composerOf(page)).toBeHidden()
  await expect(his.getByRole('link', { name: 'Requests (1)' })).toBeVisible()

  await page.goto('/inbox')
  await find(page, bob)
  await expect(page.getByText('You can go on writing once Bob has accepted your request.')).toBeVisible()
  await page.getByRole('option', { name: new RegExp(bob.username) }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open conversation' }).click()
  await expect(messageOf(page, 'May I ask you about the choir?')).toBeVisible()
})

test('who cannot be written to is said before a word is written', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await asTheirs(request, bob, 'patch', '/api/me/settings', { whoCanMessage: 'nobody' })
  const page = await openBrowserFor(alice)
  await find(page, bob)
  await expect(page.getByText('Bob cannot be written to.')).toBeVisible()
  await page.getByRole('combobox').press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Message to Bob' })
  await expect(dialog.getByText(/They may let only some people write to them/)).toBeVisible()
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'View profile' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  await expect(dialog).toBeHidden()
})

test('people one talked to last are offered before anything is typed', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await say(request, bob, await newConversation(request, alice, bob), 'Here I am')
  const page = await openBrowserFor(alice)
  await expect(page.getByRole('list', { name: 'Conversations' })).toContainText('Here I am')
  await page.getByRole('button', { name: 'New conversation' }).first().click()
  await expect(page.getByText('Recent', { exact: true })).toBeVisible()
  await page.getByRole('option', { name: /Bob/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
})

test('a profile link is shared, opened, and leads to a conversation @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await asTheirs(request, bob, 'patch', '/api/me', { bio: 'Sings in the choir.' })
  const his = await openBrowserFor(bob, `/people/${bob.username}`)
  await expect(his.getByText('This is how others see you.')).toBeVisible()
  await expect(his.getByRole('button', { name: 'Block' })).toHaveCount(0)
  const path = await his.getByRole('main').getByRole('button', { name: /^Copy link/ }).textContent()
  expect(path).toContain(`/people/${bob.username}`)

  const page = await openBrowserFor(alice, `/people/${bob.username.toUpperCase()}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  await expect(page.getByText('Sings in the choir.')).toBeVisible()
  await expect(page.getByText(/Bob gets this as a request/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Follow/ }).click()
  await expect(page.getByText('You can write to Bob directly.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Unfollow/ })).toBeVisible()
  await page.getByRole('button', { name: 'Message', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  await expect(composerOf(page)).toBeVisible()
})

test('somebody is blocked and let in again from their page', async ({ people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const page = await openBrowserFor(alice, `/people/${bob.username}`)
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click()
  await expect(page.getByText('You blocked Bob. Unblock them to write.')).toBeVisible()
  await page.getByRole('button', { name: /^Unblock/ }).click()
  await expect(page.getByText(/Bob gets this as a request/)).toBeVisible()
  await page.getByRole('button', { name: 'Report' }).click()
  await expect(page.getByRole('dialog', { name: /Bob/ })).toBeVisible()
  await expectAccessible(page)
})

test('a name that nobody has is said to be nobody’s @everywhere', async ({ people, openBrowserFor, guard }) => {
  guard.allow(/status of 404/)
  const [alice] = await people('Alice')
  const page = await openBrowserFor(alice, '/people/nobody-is-called-this')
  await expect(page.getByRole('heading', { level: 1, name: 'Nobody is here' })).toBeAttached()
  await expectAccessible(page)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('finding people and looking at them is accessible @everywhere', async ({ people, openBrowserFor, request }) => {
      const [alice, bob] = await people('Alice', 'Bob')
      await newConversation(request, alice, bob)
      const page = await openBrowserFor(alice)
      await find(page, bob)
      await expect(page.getByText('You can write to Bob directly.')).toBeVisible()
      await expectAccessible(page)
      await page.goto(`/people/${bob.username}`)
      await expect(page.getByText('You can write to Bob directly.')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
