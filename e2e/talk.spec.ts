import type { Page } from '@playwright/test'
import { composerOf, messageOf, newConversation, openThread, say, textsOf, write } from './conversations'
import { expect, OFFLINE, test } from './fixtures'

/** Leaves something in the page that a reload would take away. */
async function forbidReload(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => Object.assign(window, { sameSinceThen: true }))
  return async () => expect(await page.evaluate(() => 'sameSinceThen' in window), 'the page was not loaded again').toBe(true)
}

test('typing, messages, presence, ticks and badges arrive without a reload @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const hers = await openBrowserFor(alice, `/inbox/${id}`)
  const bobIs = hers.getByRole('main').locator('header')
  await expect(bobIs).toContainText('Offline')
  const sheStayed = await forbidReload(hers)
  await write(hers, 'Are you there?')
  await expect(messageOf(hers, 'Are you there?')).toHaveAccessibleName(/, Sent$/)

  const his = await openBrowserFor(bob, '/inbox')
  const heStayed = await forbidReload(his)
  const row = his.getByRole('link', { name: /Are you there\?|Hello\?/ })
  await expect(row).toContainText('1 unread')
  await expect(his).toHaveTitle('(1) Inbox · Parley')
  await expect(row).toContainText('Online')
  await expect(bobIs).toContainText('Online')
  await expect(messageOf(hers, 'Are you there?')).toHaveAccessibleName(/, Delivered$/)
  await composerOf(hers).fill('Hel')
  await expect(his.getByRole('list', { name: 'Conversations' })).toContainText('Typing…')
  await write(hers, 'Hello?')
  await expect(row).toContainText('2 unread')
  await expect(his).toHaveTitle('(2) Inbox · Parley')
  await expect(messageOf(hers, 'Hello?')).toHaveAccessibleName(/, Delivered$/)

  await row.click()
  await expect(messageOf(his, 'Hello?')).toBeVisible()
  await expect(messageOf(hers, 'Hello?')).toHaveAccessibleName(/, Read$/)
  await expect(his).not.toHaveTitle(/^\(\d/)
  await composerOf(his).fill('Ye')
  await expect(bobIs).toContainText('Typing…')
  await write(his, 'Yes, here I am')
  await expect(messageOf(hers, 'Yes, here I am')).toBeVisible()
  await expect(bobIs).not.toContainText('Typing…')
  await expect(messageOf(his, 'Yes, here I am')).toHaveAccessibleName(/, Read$/)
  await heStayed()

  await his.close()
  await expect(bobIs).toContainText('Last seen', { timeout: 15_000 })
  await sheStayed()
})

test('a reload keeps everything', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const [hers, his] = [await openBrowserFor(alice, `/inbox/${id}`), await openBrowserFor(bob, `/inbox/${id}`)]
  await write(hers, 'one')
  await expect(messageOf(his, 'one')).toBeVisible()
  await write(his, 'two')
  await expect(messageOf(hers, 'two')).toBeVisible()
  await write(hers, 'three')
  await expect(messageOf(hers, 'three')).toHaveAccessibleName(/, Read$/)
  for (const page of [hers, his]) {
    await page.reload()
    await expect(messageOf(page, 'three')).toBeVisible()
    expect(await textsOf(page)).toEqual(['one', 'two', 'three'])
  }
  await expect(messageOf(hers, 'three')).toHaveAccessibleName(/, Read$/)
})

test('a message survives a reload right after it was sent', async ({ people, openBrowserFor, request, guard }) => {
  guard.allow(OFFLINE)
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const [hers, his] = [await openBrowserFor(alice, `/inbox/${id}`), await openBrowserFor(bob, `/inbox/${id}`)]
  await expect(composerOf(hers)).toBeEnabled()
  await write(hers, 'sent and gone')
  await hers.reload()
  for (const page of [hers, his]) await expect(messageOf(page, 'sent and gone')).toHaveCount(1)
})

test('who was offline misses nothing, and what they wrote goes out in order', async ({ people, openBrowserFor, request, guard }) => {
  guard.allow(OFFLINE)
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const [hers, his] = [await openBrowserFor(alice, `/inbox/${id}`), await openBrowserFor(bob, `/inbox/${id}`)]
  await write(hers, 'before')
  await expect(messageOf(his, 'before')).toBeVisible()
  const expected = ['before']

  for (const [away, here, name] of [[his, hers, 'Bob'], [hers, his, 'Alice']] as const) {
    await away.context().setOffline(true)
    await expect(away.getByText('No connection.')).toBeVisible()
    const [written, missed] = [[`${name} away 1`, `${name} away 2`, `${name} away 3`], [`${name} missed 1`, `${name} missed 2`]]
    for (const text of written) await write(away, text)
    for (const text of missed) await write(here, text)
    await expect(messageOf(here, missed[1] ?? '')).toHaveAccessibleName(/, (Sent|Delivered)$/)
    await expect(messageOf(away, written[2] ?? '')).toHaveAccessibleName(/, Sending$/)
    expect(await textsOf(here)).toEqual([...expected, ...missed])

    await away.context().setOffline(false)
    expected.push(...missed, ...written)
    await expect(messageOf(away, written[2] ?? '')).toHaveAccessibleName(/, Read$/, { timeout: 20_000 })
    for (const page of [away, here]) await expect.poll(() => textsOf(page)).toEqual(expected)
    await expect(messageOf(here, missed[1] ?? '')).toHaveAccessibleName(/, Read$/)
  }
})

test('two tabs of one person stay the same', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'for both tabs')
  const one = await openBrowserFor(alice, '/inbox')
  const other = await one.context().newPage()
  await other.goto('/inbox')
  for (const tab of [one, other]) await expect(tab.getByRole('link', { name: /for both tabs/ })).toContainText('1 unread')
  await other.getByRole('link', { name: /for both tabs/ }).click()
  await expect(one.getByRole('link', { name: /for both tabs/ })).not.toContainText('unread')
  await expect(one).toHaveTitle('Inbox · Parley')

  await one.getByRole('link', { name: /for both tabs/ }).click()
  await expect(messageOf(one, 'for both tabs')).toBeVisible()
  await write(one, 'from the one')
  await expect(messageOf(other, 'from the one')).toBeVisible()
  await write(other, 'from the other')
  await expect(messageOf(one, 'from the other')).toBeVisible()
  for (const tab of [one, other]) {
    await expect(messageOf(tab, 'from the other')).toHaveAccessibleName(/, Sent$/)
    expect(await textsOf(tab)).toEqual(['for both tabs', 'from the one', 'from the other'])
  }
})

test('a device that is signed out from settings hears nothing more, and the others go on live', async ({ people, openBrowserFor, request, page, guard }) => {
  guard.allow(/status of 401|WebSocket/)
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'to every device')
  const lost = await openBrowserFor(alice, `/inbox/${id}`)
  await expect(messageOf(lost, 'to every device')).toBeVisible()
  await openThread(page, alice, id)
  const settings = await page.context().newPage()
  await settings.goto('/settings/devices')
  await settings.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await settings.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(settings.getByText('Device signed out')).toBeVisible()
  await lost.waitForURL(/\/sign-in/)
  expect((await lost.request.get('/api/me')).status()).toBe(401)

  const his = await openBrowserFor(bob, `/inbox/${id}`)
  await write(his, 'to those who are left')
  await expect(messageOf(page, 'to those who are left')).toBeVisible()
  // Typing comes through a socket only, so the socket is back.
  await composerOf(his).pressSequentially('still wri', { delay: 50 })
  await expect(page.getByRole('main').locator('header')).toContainText('Typing…')
  await expect(lost).toHaveURL(/\/sign-in/)
})
