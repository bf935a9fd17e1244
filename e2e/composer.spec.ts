import { composerOf, newConversation, openThread, say } from './conversations'
import { expect, test } from './fixtures'

test('Enter sends and Shift+Enter breaks the line', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const log = await openThread(page, alice, await newConversation(request, alice, bob))
  const field = composerOf(page)
  await expect(field).toBeFocused()
  await page.keyboard.type('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await expect(field).toHaveValue('one\ntwo')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  await expect(log.getByRole('article')).toHaveText(/one\ntwo/)
  await expect(log.locator('[data-delivery="sent"], [data-delivery="delivered"]')).toBeVisible()
})

test('the field grows to eight lines and then scrolls', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await openThread(page, alice, await newConversation(request, alice, bob))
  const field = composerOf(page)
  const heightOf = async (lines: number) => {
    await field.fill('line\n'.repeat(lines - 1) + 'line')
    return field.evaluate(element => element.parentElement?.clientHeight ?? 0)
  }
  const [one, three, eight, twenty] = [await heightOf(1), await heightOf(3), await heightOf(8), await heightOf(20)]
  expect(three).toBeGreaterThan(one)
  expect(eight).toBeGreaterThan(three)
  expect(twenty).toBe(eight)
})

test('an emoji is found by keyboard and goes in at the caret', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await openThread(page, alice, await newConversation(request, alice, bob))
  const field = composerOf(page)
  await field.fill('ab')
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('button', { name: 'Emoji' }).click()
  await expect(page.getByRole('searchbox', { name: 'Search emoji' })).toBeFocused()
  // In one go: the list answers each letter on its own time, and then begins at its top again.
  await page.keyboard.insertText('rocket')
  await expect(page.getByRole('gridcell', { name: 'Rocket' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('a🚀b')
  await page.keyboard.type('!')
  await expect(field).toHaveValue('a🚀!b')
})

test('Escape closes the picker and gives the focus back', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await openThread(page, alice, await newConversation(request, alice, bob))
  await page.getByRole('button', { name: 'Emoji' }).click()
  await expect(page.getByRole('searchbox', { name: 'Search emoji' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox', { name: 'Search emoji' })).toBeHidden()
  await expect(composerOf(page)).toBeFocused()
})

test('a draft survives a reload and goes with the message', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await openThread(page, alice, await newConversation(request, alice, bob))
  await composerOf(page).fill('not finished yet')
  await page.reload()
  await expect(composerOf(page)).toHaveValue('not finished yet')
  await composerOf(page).press('Enter')
  await expect(page.getByRole('log').getByText('not finished yet')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('log').getByText('not finished yet')).toBeVisible()
  await expect(composerOf(page)).toHaveValue('')
})

test('a draft follows to another device, and is gone there once it is sent', async ({ openBrowserFor, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const [desk, phone] = [await openBrowserFor(alice, `/inbox/${id}`), await openBrowserFor(alice, `/inbox/${id}`)]
  await composerOf(desk).fill('begun at the desk')
  await expect(composerOf(phone)).toHaveValue('begun at the desk')
  await composerOf(phone).fill('begun at the desk, ended on the way')
  await expect(composerOf(desk)).toHaveValue('begun at the desk, ended on the way')
  await composerOf(phone).press('ControlOrMeta+Enter')
  await desk.getByRole('log').getByText('begun at the desk, ended on the way').waitFor()
  await expect(composerOf(desk)).toHaveValue('')
})

test('what is too long is counted and not sent', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const log = await openThread(page, alice, await newConversation(request, alice, bob))
  const field = composerOf(page)
  await field.fill('👋'.repeat(3900))
  await expect(page.getByText('100 left')).toBeVisible()
  await field.fill('👋'.repeat(4003))
  await expect(page.getByText('3 too many')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  await field.press('Enter')
  await expect(field).toHaveValue('👋'.repeat(4003))
  await expect(log.getByRole('article')).toHaveCount(0)
})

test.describe('a message that the server refuses', () => {
  test.use({ allowedErrors: [/403/] })

  test('can be tried again or deleted', async ({ page, request, people }) => {
    const [alice, bob] = await people('Alice', 'Bob')
    const conversationId = await newConversation(request, alice, bob)
    await say(request, bob, conversationId, 'Hello')
    const log = await openThread(page, alice, conversationId)
    const refusal = { type: 'about:blank', title: 'Forbidden', status: 403, code: 'forbidden', detail: 'You may not write here.', requestId: 'none' }
    await page.route('**/api/conversations/*/messages', (route, sent) =>
      sent.method() === 'POST' ? route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(refusal) }) : route.fallback(),
    )
    const field = composerOf(page)
    await field.fill('first')
    await field.press('Enter')
    await expect(log.getByRole('button', { name: 'Retry' })).toHaveCount(1)
    await field.fill('second')
    await field.press('Enter')
    await expect(log.getByRole('button', { name: 'Retry' })).toHaveCount(2)
    await expect(page.locator('[data-announcer]')).toHaveText('A message was not sent.')

    await page.unroute('**/api/conversations/*/messages')
    await log.getByRole('button', { name: 'Retry' }).first().click()
    await log.getByRole('button', { name: 'Delete' }).last().click()
    await expect(log.getByText('second')).toHaveCount(0)
    await expect(log.getByRole('button', { name: 'Retry' })).toHaveCount(0)
    await page.reload()
    await expect(log.getByRole('article')).toHaveText([/Hello/, /first/])
  })
})
