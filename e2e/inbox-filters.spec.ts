import type { APIRequestContext } from '@playwright/test'
import { follow, newConversation, newSpeaker, say, type Speaker } from './conversations'
import { expect, expectAccessible, test } from './fixtures'
import { ask, listOf, openInbox, rowOf, someoneWith } from './inboxes'

const filters = { All: 'all', Unread: 'unread', Groups: 'groups', Pinned: 'pinned', Archived: 'archived' } as const

/** Somebody with one conversation of each kind, and a request that waits. */
async function someoneWithAll(request: APIRequestContext): Promise<Speaker> {
  const { me, others, ids } = await someoneWith(request, 'Unseen', 'Pinned', 'Archived')
  const [unseen, pinned] = others
  if (!unseen || !pinned) throw new Error('They were made.')
  await ask(request, me, 'patch', `/api/conversations/${ids[1]}/membership`, { pinned: true })
  await ask(request, me, 'patch', `/api/conversations/${ids[2]}/membership`, { archived: true })
  await follow(request, me, unseen)
  await ask(request, me, 'post', '/api/conversations', { memberIds: [unseen.id, pinned.id], name: 'Coast weekend' })
  const stranger = await newSpeaker(request, 'Stranger')
  await ask(request, stranger, 'post', '/api/requests', { userId: me.id, text: 'May I?' })
  return me
}

test('each filter shows what the API lists, and the counts are the API’s @everywhere', async ({ page, request }) => {
  const me = await someoneWithAll(request)
  const list = await openInbox(page, me)
  await expect(rowOf(page, 'Unseen')).toBeVisible()
  for (const [name, filter] of Object.entries(filters)) {
    await page.getByRole('radio', { name }).click()
    await expect(page).toHaveURL(filter === 'all' ? '/inbox' : `/inbox?filter=${filter}`)
    const { items } = await ask<{ items: { id: string }[] }>(request, me, 'get', `/api/inbox?filter=${filter}`)
    await expect(list.getByRole('link')).toHaveCount(items.length)
    for (const { id } of items) await expect(list.locator(`a[href="/inbox/${id}"]`)).toBeVisible()
  }
  const { unreadCount, requestCount } = await ask<{ unreadCount: number; requestCount: number }>(request, me, 'get', '/api/me')
  await expect(page.getByRole('radio', { name: 'Unread' }).locator('[data-count]')).toHaveText(String(unreadCount))
  await expect(page.getByRole('radio', { name: 'Requests' }).locator('[data-count]')).toHaveText(String(requestCount))
})

test('requests stand in the list and lead to where they are answered', async ({ page, request }) => {
  const me = await someoneWithAll(request)
  await openInbox(page, me, '/inbox?filter=requests')
  await expect(page.getByRole('radio', { name: 'Requests' })).toBeChecked()
  await page.getByRole('list', { name: 'Requests' }).getByRole('link', { name: /Stranger/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Stranger' })).toBeVisible()
})

test('a filter survives a reload, is chosen by arrows, and stays beside a thread', async ({ page, request }) => {
  const me = await someoneWithAll(request)
  const list = await openInbox(page, me, '/inbox?filter=groups')
  await page.reload()
  await expect(list.getByRole('link')).toHaveCount(1)
  await page.getByRole('radio', { name: 'Groups' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL('/inbox?filter=pinned')
  await rowOf(page, 'Pinned').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pinned' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Pinned' })).toBeChecked()
  await expect(list.getByRole('link')).toHaveCount(1)
  await page.getByRole('radio', { name: 'All' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pinned' })).toBeVisible()
  await expect(rowOf(page, 'Unseen')).toBeVisible()
})

test('an empty account is told what to do first @everywhere', async ({ page, request }) => {
  const me = await newSpeaker(request, 'Newcomer')
  await openInbox(page, me)
  await expect(page.getByText('Welcome to Parley')).toBeVisible()
  await expect(page.getByText(`/people/${me.username}`)).toBeVisible()
  await expectAccessible(page)
  for (const name of ['Unread', 'Requests', 'Groups', 'Pinned', 'Archived']) {
    await page.getByRole('radio', { name }).click()
    await expect(page.getByText(/^(Nothing|No) /).first()).toBeVisible()
  }
  await page.getByRole('radio', { name: 'All' }).click()
  await page.getByRole('listitem').getByRole('button', { name: 'New conversation' }).click()
  await expect(page.getByRole('combobox', { name: 'Find people by name or username' })).toBeFocused()
})

test('what is said anywhere moves to the top and is counted', async ({ page, request, openBrowserFor }) => {
  const { me, others, ids } = await someoneWith(request, 'Bob', 'Carol')
  const [bob] = others
  if (!bob || !ids[0]) throw new Error('He was made.')
  const list = await openInbox(page, me)
  await expect(list.getByRole('link').first()).toContainText('Carol')
  const his = await openBrowserFor(bob, `/inbox/${ids[0]}`)
  await his.getByRole('textbox', { name: /^Message / }).fill('Are you there?')
  await expect(rowOf(page, 'Bob')).toContainText('Typing…')
  await his.keyboard.press('Enter')
  await expect(list.getByRole('link').first()).toContainText('Are you there?')
  await expect(rowOf(page, 'Bob')).toContainText('2 unread')
  await expect(page.getByRole('radio', { name: 'Unread' }).locator('[data-count]')).toHaveText('3')
})

test('a long list keeps few rows in the document and is walked to its end', async ({ page, request }) => {
  test.setTimeout(120_000)
  const [me, bob] = [await newSpeaker(request, 'Alice'), await newSpeaker(request, 'Bob')]
  await say(request, bob, await newConversation(request, bob, me), 'The oldest of all')
  for (let made = 0; made < 150; made += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => ask(request, me, 'post', '/api/conversations', { memberIds: [bob.id], name: `Group ${made + index}` })))
  }
  const list = await openInbox(page, me)
  await list.getByRole('link').first().focus()
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(rowOf(page, 'The oldest of all')).toBeFocused({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await expect(list.getByRole('listitem').last()).toHaveAttribute('aria-setsize', '151')
  await expect(list.getByRole('listitem').last()).toHaveAttribute('aria-posinset', '151')
  expect(await list.getByRole('listitem').count()).toBeLessThanOrEqual(40)
  // It keeps its place while a conversation is open.
  const place = await list.evaluate(element => element.parentElement?.scrollTop)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible()
  expect(await listOf(page).evaluate(element => element.parentElement?.scrollTop)).toBe(place)
})
