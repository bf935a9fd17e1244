import { composerOf, distanceFromEnd, newConversation, openThread, say } from './conversations'
import { expect, expectAccessible, test } from './fixtures'

function numbered(count: number, from = 1): string[] {
  return Array.from({ length: count }, (_, index) => `Message ${from + index}\nwith a second line`)
}

test('links are safe to click and everything else is text', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, 'See https://example.org/a, then (www.example.com).', 'javascript:alert(1) <b>bold</b> <img src=x onerror=alert(1)>')
  const log = await openThread(page, alice, conversationId)
  const links = log.getByRole('link')
  await expect(links).toHaveText(['https://example.org/a', 'www.example.com'])
  expect(await links.evaluateAll(found => found.map(link => link.getAttribute('href')))).toEqual(['https://example.org/a', 'https://www.example.com/'])
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow')
    await expect(link).toHaveAttribute('target', '_blank')
  }
  await expect(log.getByText('javascript:alert(1) <b>bold</b> <img src=x onerror=alert(1)>')).toBeVisible()
  await expect(log.locator('b, img')).toHaveCount(0)
})

test('a thread opens at the first unread message, marks it, and reads what is seen', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, alice, conversationId, ...numbered(20))
  await say(request, bob, conversationId, ...numbered(30, 21))
  const log = await openThread(page, alice, conversationId)
  const marker = log.getByRole('separator', { name: 'New messages' })
  await expect(marker).toBeInViewport()
  await expect(log.getByText('Message 21')).toBeInViewport()
  expect(await distanceFromEnd(log)).toBeGreaterThan(200)

  const jump = page.getByRole('button', { name: /Jump to latest/ })
  await jump.click()
  await expect(log.getByText('Message 50')).toBeInViewport()
  await expect(jump).toBeHidden()
  await expect.poll(() => unreadOf(conversationId)).toBe(0)
  await log.evaluate(element => element.scrollTo(0, element.scrollHeight / 3))
  await expect(marker).toBeAttached()

  async function unreadOf(id: string): Promise<number> {
    const answer = await request.get(`/api/conversations/${id}`, { headers: { authorization: `Bearer ${alice.accessToken}` } })
    return ((await answer.json()) as { unreadCount: number }).unreadCount
  }
})

test('a thread opens at its very end when all that is new fits there, however wrong heights were guessed @everywhere', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, alice, conversationId, ...numbered(6), 'A list:\n\n– one\n– two\n– three\n– four', 'Words that go over several lines on a small screen. '.repeat(4))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const news of [[], ['Seen this?', 'And this, which wraps where there is little room ☕️']]) {
    await say(request, bob, conversationId, ...news)
    const log = await openThread(page, alice, conversationId)
    await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)
  }
})

test('what comes in leaves the reader of history alone, and is followed at the end', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, alice, conversationId, ...numbered(40))
  const log = await openThread(page, alice, conversationId)
  await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)
  await say(request, bob, conversationId, 'At the end')
  await expect(log.getByText('At the end')).toBeInViewport()
  await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)

  await log.evaluate(element => element.scrollTo(0, element.scrollTop - 700))
  const jump = page.getByRole('button', { name: 'Jump to latest', exact: true })
  await expect(jump).toBeVisible()
  const before = await log.evaluate(element => element.scrollTop)
  await say(request, bob, conversationId, 'While away', 'And another')
  await expect(page.getByRole('button', { name: 'Jump to latest, 2 new messages' })).toBeVisible()
  expect(await log.evaluate(element => element.scrollTop)).toBe(before)
  await expect(page.locator('[data-announcer]')).toHaveText(/Bob: (While away|And another)/)

  await composerOf(page).fill('My own')
  await composerOf(page).press('Enter')
  await expect(log.getByText('My own')).toBeInViewport()
  await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)
})

test('the keyboard leads through the log and back to the field', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, ...numbered(30), 'Look at https://example.org')
  const log = await openThread(page, alice, conversationId)
  const jump = page.getByRole('button', { name: /Jump to latest/ })
  await jump.click()
  await expect(jump).toBeHidden()
  await composerOf(page).focus()
  const focused = log.locator('[data-message]:focus')
  // Past the button for files, which stands before the field.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(focused).toHaveText(/Look at/)
  await page.keyboard.press('Tab')
  await expect(log.getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(focused).toHaveText(/Message 30/)
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowUp')
  await expect(focused).toHaveText(/Message 10\n/)
  await expect(focused).toBeInViewport()
  await page.keyboard.press('Home')
  await expect(focused).toHaveText(/Message 1\n/)
  await page.keyboard.press('End')
  await expect(focused).toHaveText(/Look at/)
  const top = await log.evaluate(element => element.scrollTop)
  await page.keyboard.press('PageUp')
  await expect.poll(() => log.evaluate(element => element.scrollTop)).toBeLessThan(top)
  await page.keyboard.press('Escape')
  await expect(composerOf(page)).toBeFocused()
})

test('the shortcuts are in the menu, and the focus comes back to it', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await openThread(page, alice, await newConversation(request, alice, bob))
  const menu = page.getByRole('button', { name: 'Conversation menu' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
})

test.describe('a conversation that is not there', () => {
  test.use({ allowedErrors: [/status of 404/] })

  test('says so and leads back', async ({ page, request, people }) => {
    const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
    const mine = await newConversation(request, alice, bob)
    await openThread(page, alice, mine)
    for (const id of [await newConversation(request, bob, carol), 'nothing']) {
      await page.goto(`/inbox/${id}`)
      await expect(page.getByText('This conversation does not exist or you are not in it')).toBeVisible()
    }
    await page.getByRole('link', { name: 'Back to inbox' }).last().click()
    await expect(page).toHaveURL(/\/inbox$/)
  })
})

test('on a phone the thread has the screen, Enter breaks the line and the button sends @phone', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, 'Donaudampfschifffahrtsgesellschaft'.repeat(8))
  const log = await openThread(page, alice, conversationId)
  await expect(composerOf(page)).not.toBeFocused()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await composerOf(page).tap()
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await expect(composerOf(page)).toHaveValue('one\ntwo')
  await page.getByRole('button', { name: 'Send', exact: true }).tap()
  await expect(log.getByText('one two')).toBeVisible()
  for (const button of await page.getByRole('main').getByRole('button').all()) {
    if (!(await button.isVisible())) continue
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(40)
  }
  await page.getByRole('link', { name: 'Back to inbox' }).tap()
  await expect(page).toHaveURL(/\/inbox$/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' })

    test('a thread is accessible, with the picker open too @everywhere', async ({ page, request, people }) => {
      const [alice, bob] = await people('Alice', 'Bob')
      const conversationId = await newConversation(request, alice, bob)
      await say(request, bob, conversationId, 'Hello', 'See https://example.org', '🎉', 'مرحبا')
      await say(request, alice, conversationId, 'Hi', 'Danke')
      await openThread(page, alice, conversationId)
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Emoji' }).click()
      await expect(page.getByRole('gridcell').first()).toBeVisible()
      await expectAccessible(page)
    })
  })
}
