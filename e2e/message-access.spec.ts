import { randomUUID } from 'node:crypto'
import { composerOf, messageOf, newConversation, openThread, say, write } from './conversations'
import { expect, expectAccessible, test } from './fixtures'
import { choose, longPress, menuOf, messagesIn } from './message-actions'

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
      // The answer quotes it.
      await choose(messageOf(page, 'Hello').first(), 'Reactions')
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
