import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { composerOf, distanceFromEnd, follow, messageOf, newConversation, openThread, say, write } from './conversations'
import { expect, expectAccessible, test, type Person } from './fixtures'

/** What the API tells of the messages of a conversation, the oldest first. */
async function messagesIn(request: APIRequestContext, person: Person, conversationId: string): Promise<{ id: string; text: string; seq: number }[]> {
  const answer = await request.get(`/api/conversations/${conversationId}/messages?limit=100`, { headers: { authorization: `Bearer ${person.accessToken}` } })
  return ((await answer.json()) as { items: { id: string; text: string; seq: number }[] }).items
}

async function newGroup(request: APIRequestContext, name: string, owner: Person, ...others: Person[]): Promise<string> {
  for (const other of others) {
    await follow(request, owner, other)
    await follow(request, other, owner)
  }
  const answer = await request.post('/api/conversations', { data: { name, memberIds: others.map(({ id }) => id) }, headers: { authorization: `Bearer ${owner.accessToken}` } })
  if (!answer.ok()) throw new Error(`POST /api/conversations answered ${answer.status()}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** Opens the menu of a message as everybody can: with the keyboard. */
async function menuOf(message: Locator): Promise<Locator> {
  await message.focus()
  await message.press('Enter')
  const menu = message.page().getByRole('menu', { name: 'Message actions' })
  await expect(menu).toBeVisible()
  return menu
}

async function choose(message: Locator, action: string): Promise<void> {
  await (await menuOf(message)).getByRole('menuitem', { name: action, exact: true }).click()
}

/** Rests a finger on something, which a mouse cannot. */
async function longPress(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('Nothing to press.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await expect(page.getByRole('menu')).toBeVisible()
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('a reply quotes what it answers, and the quote leads there', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Shall we walk?', ...Array.from({ length: 30 }, (_, index) => `Message ${index + 1}\nwith a second line`))
  await openThread(page, alice, id)
  await page.goto(`/inbox/${id}?message=${(await messagesIn(request, alice, id))[0]?.id}`)
  const question = messageOf(page, 'Shall we walk?')
  await expect(question).toBeFocused()
  await question.hover()
  await question.getByRole('button', { name: 'Reply' }).click()
  await expect(composerOf(page)).toBeFocused()
  await write(page, 'On Sunday')
  const answer = messageOf(page, 'On Sunday')
  await expect(answer.locator('[data-quote]')).toContainText('Shall we walk?')

  const bobs = await openBrowserFor(bob, `/inbox/${id}`)
  const quote = messageOf(bobs, 'On Sunday').locator('[data-quote]')
  await expect(quote).toContainText('You')
  await quote.click()
  await expect(messageOf(bobs, 'Shall we walk?')).toBeFocused()
  await expect(messageOf(bobs, 'Shall we walk?')).toBeInViewport()
  await bobs.getByRole('button', { name: /Jump to latest/ }).click()
  await expect(messageOf(bobs, 'On Sunday')).toBeInViewport()
})

test('a reaction shows on both sides at once, tells who gave it, and can be taken back', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Good news')
  await openThread(page, alice, id)
  const bobs = await openBrowserFor(bob, `/inbox/${id}`)
  const [hers, his] = [messageOf(page, 'Good news'), messageOf(bobs, 'Good news')]
  await hers.hover()
  await hers.getByRole('button', { name: 'React' }).click()
  await page.getByRole('dialog', { name: 'React' }).getByRole('button', { name: '❤️' }).click()
  await expect(hers.getByRole('button', { name: '❤️, 1 reaction, yours' })).toBeVisible()
  await his.getByRole('button', { name: '❤️, 1 reaction' }).click()
  await expect(his.getByRole('button', { name: '❤️, 2 reactions, one is yours' })).toBeVisible()
  const chip = hers.getByRole('button', { name: '❤️, 2 reactions, one is yours' })
  await expect(chip).toHaveAttribute('aria-pressed', 'true')

  await chip.click({ button: 'right' })
  const who = page.getByRole('dialog', { name: 'Who reacted' })
  await expect(who.getByRole('listitem')).toHaveText(['You❤️', 'Bob❤️'])
  await page.keyboard.press('Escape')
  await chip.click()
  await expect(his.getByRole('button', { name: '❤️, 1 reaction, yours' })).toBeVisible()
})

test('any emoji can be reacted with', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Good news')
  await openThread(page, alice, id)
  await (await menuOf(messageOf(page, 'Good news'))).getByRole('menuitem', { name: 'More emoji' }).click()
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('rocket')
  await page.getByRole('gridcell', { name: 'rocket' }).click()
  await expect(messageOf(page, 'Good news').getByRole('button', { name: '🚀, 1 reaction, yours' })).toBeVisible()
})

test('an edit shows on both sides, and what was said long ago stays', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, alice, id, 'See you at nine')
  await openThread(page, alice, id)
  const bobs = await openBrowserFor(bob, `/inbox/${id}`)
  await expect(messageOf(bobs, 'See you at nine')).toBeVisible()
  await choose(messageOf(page, 'See you at nine'), 'Edit')
  await expect(composerOf(page)).toHaveValue('See you at nine')
  await composerOf(page).fill('See you at ten')
  await composerOf(page).press('Enter')
  for (const view of [page, bobs]) {
    await expect(messageOf(view, 'See you at ten')).toContainText('Edited')
    await expect(messageOf(view, 'See you at nine')).toHaveCount(0)
  }
  await page.clock.setSystemTime(Date.now() + 16 * 60_000)
  await expect((await menuOf(messageOf(page, 'See you at ten'))).getByRole('menuitem', { name: 'Edit', exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await messageOf(page, 'See you at ten').press('e')
  await expect(page.getByText('Messages can be changed for 15 minutes.')).toBeVisible()
})

test('deleting says who loses what: for everyone it goes on both sides, for oneself on one', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, alice, id, 'Wrong window', 'Stays with Bob')
  await say(request, bob, id, 'Not mine')
  await openThread(page, alice, id)
  const bobs = await openBrowserFor(bob, `/inbox/${id}`)
  await expect(messageOf(bobs, 'Wrong window')).toBeVisible()

  await choose(messageOf(page, 'Wrong window'), 'Delete')
  const dialog = page.getByRole('dialog', { name: 'Delete this message?' })
  await expect(dialog).toContainText('Replies to it lose their quote')
  await dialog.getByRole('button', { name: 'For everyone' }).click()
  await expect(messageOf(page, 'Wrong window')).toHaveCount(0)
  await expect(messageOf(bobs, 'Wrong window')).toHaveCount(0)

  await choose(messageOf(page, 'Stays with Bob'), 'Delete')
  await dialog.getByRole('button', { name: 'Only for me' }).click()
  await expect(messageOf(page, 'Stays with Bob')).toHaveCount(0)
  await expect(messageOf(bobs, 'Stays with Bob')).toBeVisible()

  await choose(messageOf(page, 'Not mine'), 'Delete')
  await expect(dialog.getByRole('button', { name: 'Only for me' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'For everyone' })).toHaveCount(0)
})

test('a message is forwarded to several conversations, found by name', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const [withBob, withCarol] = [await newConversation(request, alice, bob), await newConversation(request, alice, carol)]
  await say(request, bob, withBob, 'The address is 5 Mill Lane')
  await say(request, alice, withCarol, 'Hi Carol')
  const carols = await openBrowserFor(carol, `/inbox/${withCarol}`)
  await openThread(page, alice, withBob)
  await choose(messageOf(page, 'The address is 5 Mill Lane'), 'Forward')
  const dialog = page.getByRole('dialog', { name: 'Forward' })
  await dialog.getByRole('searchbox', { name: 'Search conversations' }).fill('Carol')
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await dialog.getByRole('checkbox', { name: 'Carol' }).click()
  await dialog.getByRole('button', { name: 'Forward to 1' }).click()
  await expect(dialog).toBeHidden()
  await expect(messageOf(carols, 'The address is 5 Mill Lane')).toContainText('Forwarded')
})

test('what is saved has a page, which leads to it and lets it go', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'The door code is 4711', 'See you')
  await openThread(page, alice, id)
  await page.goto('/saved')
  await expect(page.getByText('Nothing saved yet')).toBeVisible()
  await page.goto(`/inbox/${id}`)
  await choose(messageOf(page, 'The door code is 4711'), 'Save')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect((await menuOf(messageOf(page, 'The door code is 4711'))).getByRole('menuitem', { name: 'Remove from saved' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto('/saved')
  const saved = page.getByRole('list', { name: /Saved messages/ }).getByRole('listitem')
  await expect(saved).toHaveCount(1)
  await expectAccessible(page)
  await saved.getByRole('link').click()
  await expect(messageOf(page, 'The door code is 4711')).toBeFocused()
  await page.goBack()
  await saved.getByRole('button', { name: 'Remove from saved' }).click()
  await expect(page.getByText('Nothing saved yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(saved).toHaveCount(1)
})

test('what is pinned stands under the header on both sides, leads there, and goes when it is unpinned', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'The address', ...Array.from({ length: 30 }, (_, index) => `Message ${index + 1}\nwith a second line`), 'The time')
  await openThread(page, alice, id)
  const bobs = await openBrowserFor(bob, `/inbox/${id}`)
  const first = (await messagesIn(request, alice, id))[0]
  await request.put(`/api/conversations/${id}/messages/${first?.id}/pin`, { headers: { authorization: `Bearer ${bob.accessToken}` } })
  for (const view of [page, bobs]) await expect(view.getByRole('region', { name: 'Pinned messages' })).toContainText('The address')
  await page.getByRole('button', { name: /Jump to latest/ }).click()
  await choose(messageOf(page, 'The time'), 'Pin')
  const bar = page.getByRole('region', { name: 'Pinned messages' })
  await expect(bobs.getByRole('region', { name: 'Pinned messages' })).toContainText('The time')
  await bar.getByRole('button', { name: /Go to pinned message/ }).click()
  await bar.getByRole('button', { name: /Go to pinned message: Bob, The address/ }).click()
  await expect(messageOf(page, 'The address')).toBeFocused()
  await bar.getByRole('button', { name: 'Show all 2 pinned messages' }).click()
  const list = page.getByRole('list', { name: 'Pinned messages' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  for (const left of [1, 0]) {
    await list.getByRole('button', { name: 'Unpin' }).first().click()
    await expect(list.getByRole('listitem')).toHaveCount(left)
  }
  for (const view of [page, bobs]) await expect(view.getByRole('region', { name: 'Pinned messages' })).toHaveCount(0)
})

test('several messages are selected, copied, and deleted together', async ({ page, context, request, people }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, alice, id, 'One', 'Two', 'Three')
  await openThread(page, alice, id)
  await choose(messageOf(page, 'One'), 'Select')
  const bar = page.getByRole('toolbar', { name: 'Selected messages' })
  await expect(bar).toContainText('1 selected')
  await messageOf(page, 'Three').getByRole('checkbox').click()
  await expect(bar).toContainText('2 selected')
  await expect(composerOf(page)).toBeHidden()
  await bar.getByRole('button', { name: 'Copy text' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('One\nThree')
  await expect(composerOf(page)).toBeVisible()

  await choose(messageOf(page, 'One'), 'Select')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await choose(messageOf(page, 'One'), 'Select')
  await messageOf(page, 'Two').getByRole('checkbox').click()
  await bar.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog', { name: 'Delete 2 messages?' }).getByRole('button', { name: 'For everyone' }).click()
  await expect(messageOf(page, 'Two')).toHaveCount(0)
  await expect(messageOf(page, 'Three')).toBeVisible()
  await expect(bar).toHaveCount(0)
})

test('the details of a message tell who has read it', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const id = await newGroup(request, 'Walkers', alice, bob, carol)
  await say(request, alice, id, 'Who comes?')
  await openThread(page, alice, id)
  await openBrowserFor(bob, `/inbox/${id}`)
  const message = messageOf(page, 'Who comes?')
  const readBy = message.getByRole('button', { name: 'Read by Bob' })
  await expect(readBy).toBeVisible()
  await readBy.click()
  const dialog = page.getByRole('dialog', { name: 'Message details' })
  await expect(dialog.getByRole('region', { name: 'Read' }).getByRole('listitem')).toContainText(['Bob'])
  await expect(dialog.getByRole('region', { name: 'Not delivered yet' }).getByRole('listitem')).toContainText(['Carol'])
  await page.keyboard.press('Escape')
  await expect(message).toBeFocused()
})

test('words are found in a conversation, marked, and gone through from match to match', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'The first lantern', ...Array.from({ length: 30 }, (_, index) => `Message ${index + 1}\nwith a second line`), 'The second lantern')
  await openThread(page, alice, id)
  await page.getByRole('button', { name: 'Search in conversation' }).click()
  const search = page.getByRole('main').getByRole('search')
  const field = search.getByRole('searchbox', { name: 'Search in this conversation' })
  await field.fill('lantern')
  await expect(search.getByText('2 messages found')).toBeVisible()
  await field.press('Enter')
  await expect(search.getByText('1 of 2')).toBeVisible()
  await expect(messageOf(page, 'The second lantern').locator('mark')).toHaveText('lantern')
  await search.getByRole('button', { name: 'Older match' }).click()
  await expect(search.getByText('2 of 2')).toBeVisible()
  await expect(messageOf(page, 'The first lantern')).toBeInViewport()
  await search.getByRole('button', { name: 'List of matches' }).click()
  await expectAccessible(page)
  await search.getByRole('list', { name: 'List of matches' }).getByRole('button').first().click()
  await expect(messageOf(page, 'The second lantern')).toBeFocused()
  await search.getByRole('button', { name: 'Close search' }).click()
  await expect(page.locator('mark')).toHaveCount(0)
})

test('an address leads to an old message of a long thread, and back leads on', async ({ page, request, people }) => {
  test.slow()
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, ...Array.from({ length: 300 }, (_, index) => `Message ${index + 1}`))
  const answer = await request.get(`/api/search?q=${encodeURIComponent('Message 20')}&conversationId=${id}&limit=100`, { headers: { authorization: `Bearer ${alice.accessToken}` } })
  const old = ((await answer.json()) as { items: { id: string; text: string }[] }).items.find(({ text }) => text === 'Message 20')
  const log = await openThread(page, alice, id)
  await page.getByRole('button', { name: /Jump to latest/ }).click()
  await expect(messageOf(page, 'Message 300')).toBeInViewport()

  await page.goto(`/inbox/${id}?message=${old?.id}`)
  const message = messageOf(page, 'Message 20')
  await expect(message).toBeFocused()
  await expect(message).toHaveAttribute('aria-current', 'true')
  await expect(message).toBeInViewport()
  expect(await log.locator('[data-index]').count()).toBeLessThanOrEqual(60)
  const [box, view] = [await message.boundingBox(), await log.boundingBox()]
  expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - ((view?.y ?? 0) + (view?.height ?? 0) / 2))).toBeLessThan((view?.height ?? 0) / 4)
  await page.getByRole('button', { name: /Jump to latest/ }).click()
  await expect(messageOf(page, 'Message 300')).toBeInViewport()
  await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)
  await expect(page).toHaveURL(new RegExp(`/inbox/${id}$`))
  await page.goBack()
  await expect(messageOf(page, 'Message 300')).toBeVisible()
})

test('a message that is gone is said to be gone', async ({ page, request, people, guard }) => {
  guard.allow(/status of 404/)
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Still here')
  await openThread(page, alice, id)
  await page.goto(`/inbox/${id}?message=${randomUUID()}`)
  await expect(page.getByText('That message is not there any more.')).toBeVisible()
  await expect(messageOf(page, 'Still here')).toBeVisible()
})

test('a group tells what happened in it, to everybody from where they stand', async ({ page, request, people, openBrowserFor }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const id = await newGroup(request, 'Walkers', alice, bob, carol)
  const headers = { authorization: `Bearer ${alice.accessToken}` }
  await request.patch(`/api/conversations/${id}`, { headers, data: { name: 'Hikers' } })
  await request.patch(`/api/conversations/${id}/members/${bob.id}`, { headers, data: { role: 'admin' } })
  await say(request, alice, id, `@${bob.username} leads`)
  const log = await openThread(page, alice, id)
  await expect(log).toContainText('You created the group “Walkers”')
  await expect(log).toContainText('You renamed the group to “Hikers”')
  await expect(log).toContainText('You made Bob an admin')
  await expect(log.locator('[data-mention]')).toHaveAttribute('href', `/people/${bob.username}`)
  const bobs = await openBrowserFor(bob, `/inbox/${id}`)
  await expect(bobs.getByRole('log')).toContainText('Alice made you an admin')
})

test('by keyboard alone somebody reacts and replies', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Coming along?')
  await openThread(page, alice, id)
  await composerOf(page).focus()
  const message = messageOf(page, 'Coming along?')
  // Past the button for files, which stands before the field.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(message).toBeFocused()
  await page.keyboard.press('+')
  await expect(page.getByRole('button', { name: '👍', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(message.getByRole('button', { name: '👍, 1 reaction, yours' })).toBeVisible()
  await expect(message).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Reply', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(message).toBeFocused()
  await page.keyboard.press('r')
  await expect(composerOf(page)).toBeFocused()
  await page.keyboard.type('Yes')
  await page.keyboard.press('Enter')
  await expect(messageOf(page, 'Yes').locator('[data-quote]')).toContainText('Coming along?')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' })

    test('menus and dialogs of messages are accessible @everywhere', async ({ page, request, people }) => {
      const [alice, bob] = await people('Alice', 'Bob')
      const id = await newConversation(request, alice, bob)
      await say(request, bob, id, 'Hello')
      await say(request, alice, id, 'Hi')
      const [first] = await messagesIn(request, alice, id)
      const headers = { authorization: `Bearer ${alice.accessToken}` }
      await request.put(`/api/conversations/${id}/messages/${first?.id}/reactions/${encodeURIComponent('👍')}`, { headers })
      await request.put(`/api/conversations/${id}/messages/${first?.id}/pin`, { headers })
      await request.post(`/api/conversations/${id}/messages`, { headers, data: { text: 'Indeed', replyToId: first?.id, clientId: randomUUID() } })
      await openThread(page, alice, id)
      await expect(page.getByRole('region', { name: 'Pinned messages' })).toBeVisible()
      await expectAccessible(page)
      const message = messageOf(page, 'Indeed')
      await menuOf(message)
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      for (const [key, name] of [['+', 'React'], ['i', 'Message details'], ['Delete', 'Delete this message?'], ['f', 'Forward']] as const) {
        await message.press(key)
        await expect(page.getByRole('dialog', { name })).toBeVisible()
        await expectAccessible(page)
        await page.keyboard.press('Escape')
        await expect(message).toBeFocused()
      }
      await choose(messageOf(page, 'Hello'), 'Reactions')
      await expect(page.getByRole('dialog', { name: 'Who reacted' }).getByRole('listitem').first()).toContainText('You')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await message.press('x')
      await expect(page.getByRole('toolbar', { name: 'Selected messages' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test('on a phone a finger that rests opens the menu, and a swipe answers @phone', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Shall we walk on Sunday, all the way up?')
  await openThread(page, alice, id)
  const message = messageOf(page, 'Shall we walk on Sunday, all the way up?')
  await longPress(page, message.locator('[data-bubble]'))
  await page.getByRole('menuitem', { name: '👍' }).tap()
  await expect(message.getByRole('button', { name: '👍, 1 reaction, yours' })).toBeVisible()

  const box = await message.locator('[data-bubble]').boundingBox()
  if (!box) throw new Error('Nothing to swipe.')
  const session = await page.context().newCDPSession(page)
  const at = (x: number) => ({ touchPoints: [{ x: box.x + 20 + x, y: box.y + box.height / 2 }] })
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0) })
  for (const x of [15, 40, 70, 100]) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(x) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(page.getByRole('main')).toContainText(/Reply|Replying|Bob/)
  await write(page, 'Yes')
  await expect(messageOf(page, 'Yes').locator('[data-quote]')).toContainText('Shall we walk')
})
