import { expect, expectAccessible, OFFLINE, test } from './fixtures'
import { ask, listOf, openInbox, openMenu, rowOf, someoneWith, swipe } from './inboxes'

type Membership = { pinned: boolean; archived: boolean; mutedUntil: string | null; markedUnread: boolean; unreadCount: number }

test('the menu of a row pins, archives, mutes and marks, each with a way back', async ({ page, request }) => {
  const { me, ids } = await someoneWith(request, 'Bob', 'Carol')
  const list = await openInbox(page, me)
  const state = () => ask<Membership>(request, me, 'get', `/api/conversations/${ids[0]}`)
  // The latest stands first; those before it are on their way out.
  const undo = page.getByRole('button', { name: 'Undo' }).first()

  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Pin' }).click()
  await expect(list.getByRole('link').first()).toContainText('Bob')
  await expect.poll(async () => (await state()).pinned).toBe(true)
  await undo.click()
  await expect(list.getByRole('link').first()).toContainText('Carol')
  await expect.poll(async () => (await state()).pinned).toBe(false)

  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Archive' }).click()
  await expect(rowOf(page, 'Bob')).toHaveCount(0)
  await undo.click()
  await expect(rowOf(page, 'Bob')).toBeVisible()

  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Mute' }).click()
  await page.getByRole('menuitem', { name: '8 hours' }).click()
  await expect(rowOf(page, 'Bob').getByRole('img', { name: 'Muted' })).toBeVisible()
  await expect.poll(async () => Math.round((Date.parse((await state()).mutedUntil ?? '') - Date.now()) / 3_600_000)).toBe(8)
  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Turn on notifications' }).click()
  await expect(rowOf(page, 'Bob').getByRole('img', { name: 'Muted' })).toHaveCount(0)

  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Mark as read' }).click()
  await expect(rowOf(page, 'Bob')).not.toContainText('unread')
  await expect.poll(async () => (await state()).unreadCount).toBe(0)
  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Mark as unread' }).click()
  await expect(rowOf(page, 'Bob').getByRole('img', { name: 'Marked as unread' })).toBeVisible()
  // Opening it takes the mark back.
  await expect.poll(async () => (await state()).markedUnread).toBe(true)
  await rowOf(page, 'Bob').click()
  await expect(rowOf(page, 'Bob').getByRole('img', { name: 'Marked as unread' })).toHaveCount(0)
  await expect.poll(async () => (await state()).markedUnread).toBe(false)
})

test('the button of a row opens the same menu, and clearing says who loses what', async ({ page, request }) => {
  const { me, others, ids } = await someoneWith(request, 'Bob', 'Carol')
  const [bob] = others
  if (!bob) throw new Error('He was made.')
  await openInbox(page, me)
  await rowOf(page, 'Bob').hover()
  await page.getByRole('button', { name: 'Actions for Bob' }).click()
  await page.getByRole('menuitem', { name: 'Clear for me' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Bob still has it')
  await question.getByRole('button', { name: 'Clear for me' }).click()
  await expect(rowOf(page, 'Bob')).toHaveCount(0)
  await expect(rowOf(page, 'Carol')).toBeVisible()
  const messages = (person: typeof bob) => ask<{ items: unknown[] }>(request, person, 'get', `/api/conversations/${ids[0]}/messages`)
  expect((await messages(bob)).items).toHaveLength(1)
  expect((await messages(me)).items).toHaveLength(0)
})

test('keys do on a focused row what the menu does, and the focus goes on to the next row', async ({ page, request }) => {
  const { me } = await someoneWith(request, 'Dora', 'Carol', 'Bob')
  const list = await openInbox(page, me)
  await rowOf(page, 'Carol').focus()
  await page.keyboard.press('p')
  await expect(list.getByRole('link').first()).toContainText('Carol')
  await expect(rowOf(page, 'Carol')).toBeFocused()
  await page.keyboard.press('m')
  await expect(rowOf(page, 'Carol').getByRole('img', { name: 'Muted' })).toBeVisible()
  await page.keyboard.press('u')
  await expect(rowOf(page, 'Carol')).not.toContainText('unread')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu', { name: 'Actions for Carol' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rowOf(page, 'Carol')).toBeFocused()
  await page.keyboard.press('e')
  await expect(rowOf(page, 'Carol')).toHaveCount(0)
  await expect(rowOf(page, 'Bob')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rowOf(page, 'Bob')).toBeVisible()
})

test('a finger archives towards the start, marks towards the end, and a short pull does nothing @phone', async ({ page, request }) => {
  const { me } = await someoneWith(request, 'Carol', 'Bob')
  await openInbox(page, me)
  await expect(rowOf(page, 'Bob')).toContainText('unread')
  await swipe(page, rowOf(page, 'Bob'), 40)
  await expect(rowOf(page, 'Bob')).toContainText('unread')
  await expect(page).toHaveURL('/inbox')
  await swipe(page, rowOf(page, 'Bob'), 160)
  await expect(rowOf(page, 'Bob')).not.toContainText('unread')
  await swipe(page, rowOf(page, 'Bob'), -160)
  await expect(rowOf(page, 'Bob')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).first().tap()
  await expect(rowOf(page, 'Bob')).toBeVisible()
  await expect(page).toHaveURL('/inbox')
})

test('the same finger goes the other way in a language that runs from right to left @phone', async ({ page, request, siteUrl }) => {
  const { me } = await someoneWith(request, 'Carol', 'Bob')
  await page.context().addCookies([{ name: 'parley-language', value: 'ar', url: siteUrl }])
  await openInbox(page, me)
  const bob = page.getByRole('link', { name: /Bob/ })
  await expect(bob).toBeVisible()
  await swipe(page, bob, 160)
  await expect(bob).toHaveCount(0)
})

test('what the server refuses is taken back and said', async ({ page, request, guard }) => {
  guard.allow(/status of 500/)
  const { me } = await someoneWith(request, 'Carol', 'Bob')
  const list = await openInbox(page, me)
  await page.route('**/membership', route => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"internal"}' }))
  await (await openMenu(page, 'Carol')).getByRole('menuitem', { name: 'Pin' }).click()
  await expect(page.getByText('Something went wrong on our side. Try again.')).toBeVisible()
  await expect(list.getByRole('link').first()).toContainText('Bob')
})

test('a change without a connection is taken back and said', async ({ page, request, guard }) => {
  guard.allow(OFFLINE)
  const { me } = await someoneWith(request, 'Bob')
  await openInbox(page, me)
  // What the menu and a notice need is fetched before the connection goes.
  await openMenu(page, 'Bob')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: /^Notices/ })).toBeAttached()
  await page.context().setOffline(true)
  await rowOf(page, 'Bob').focus()
  await page.keyboard.press('e')
  await expect(page.getByText(/^The server cannot be reached/)).toBeVisible()
  await expect(rowOf(page, 'Bob')).toBeVisible()
  await page.context().setOffline(false)
})

test('what is changed on one device shows on the other', async ({ page, request, openBrowserFor }) => {
  const { me } = await someoneWith(request, 'Carol', 'Bob')
  await openInbox(page, me)
  const other = await openBrowserFor(me)
  await expect(rowOf(other, 'Carol')).toBeVisible()
  await expect(rowOf(page, 'Carol')).toBeVisible()
  await (await openMenu(page, 'Carol')).getByRole('menuitem', { name: 'Pin' }).click()
  await expect(listOf(other).getByRole('link').first()).toContainText('Carol')
  await (await openMenu(page, 'Bob')).getByRole('menuitem', { name: 'Archive' }).click()
  await expect(rowOf(other, 'Bob')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('rows, their menu and the question before clearing are accessible @everywhere', async ({ page, request }) => {
      const { me } = await someoneWith(request, 'Carol', 'Bob')
      await openInbox(page, me)
      const menu = await openMenu(page, 'Bob')
      await expectAccessible(page)
      await menu.getByRole('menuitem', { name: 'Clear for me' }).click()
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
