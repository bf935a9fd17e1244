import type { APIRequestContext, Page } from '@playwright/test'
import { composerOf, messageOf, textsOf, write } from './conversations'
import { expect, expectAccessible, type Person, test } from './fixtures'

/** Opens a conversation with somebody who was never written to, and writes. */
async function ask(request: APIRequestContext, page: Page, from: Person, to: Person, text: string): Promise<string> {
  const made = await request.post('/api/conversations', { data: { memberIds: [to.id] }, headers: { authorization: `Bearer ${from.accessToken}` } })
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/inbox/${id}`)
  await write(page, text)
  return id
}

test('a stranger asks, is let in, and the two talk @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const [hers, his] = [await openBrowserFor(alice), await openBrowserFor(bob)]
  await expect(his.getByText('No conversations yet')).toBeVisible()
  const id = await ask(request, hers, alice, bob, 'May I ask you something?')
  await expect(hers.getByText('You can go on writing once Bob has accepted your request.')).toBeVisible()
  await expect(composerOf(hers)).toBeHidden()

  // It is among the requests, not in the inbox, and no number says that something is unread.
  await his.getByRole('link', { name: 'Requests (1)' }).click()
  await expect(his.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible()
  await expect(his.getByRole('list', { name: 'Conversations' })).toBeHidden()
  await expectAccessible(his)
  await his.getByRole('link', { name: /May I ask you something/ }).click()
  await his.waitForURL(`/inbox/${id}`)
  await expect(messageOf(his, 'May I ask you something?')).toBeVisible()
  await expectAccessible(his)
  await expect(messageOf(hers, 'May I ask you something?')).toHaveAccessibleName(/, Sent$/)

  await his.getByRole('button', { name: 'Accept Alice' }).click()
  await expect(composerOf(hers)).toBeVisible()
  await write(his, 'Of course')
  await expect(messageOf(hers, 'Of course')).toBeVisible()
  await write(hers, 'Thank you')
  await expect(messageOf(his, 'Thank you')).toBeVisible()
  for (const page of [hers, his]) expect(await textsOf(page)).toEqual(['May I ask you something?', 'Of course', 'Thank you'])
})

test('a decline takes the request away, and the other side sees no difference', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const [hers, his] = [await openBrowserFor(alice), await openBrowserFor(bob, '/requests')]
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await ask(request, hers, alice, bob, 'Buy something at https://example.org')
  await his.getByRole('link', { name: /Buy something/ }).click()
  await expect(messageOf(his, 'Buy something at https://example.org')).toBeVisible()
  await expect(his.getByRole('log').getByRole('link')).toHaveCount(0)
  await his.getByRole('button', { name: 'Decline Alice' }).click()
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await expect(his.getByRole('link', { name: /^Requests/ })).toHaveCount(0)
  await hers.reload()
  await expect(messageOf(hers, 'Buy something at https://example.org')).toHaveAccessibleName(/, Sent$/)
  await expect(hers.getByText('You can go on writing once Bob has accepted your request.')).toBeVisible()
})
