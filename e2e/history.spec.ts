import type { Locator } from '@playwright/test'
import { distanceFromEnd, messageOf, newConversation, openThread, say } from './conversations'
import { expect, test, type Person } from './fixtures'

const count = 10_000
const mostRows = 60
const marked = 'The lantern was lit here'

/** Sends in any order, many at a time; past Playwright, which would keep every one of them for its trace. */
async function sendSideBySide(url: string, from: Person, conversationId: string, texts: string[]): Promise<void> {
  const waiting = [...texts]
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${from.accessToken}` }
  async function sendNext(): Promise<void> {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const answer = await fetch(`${url}/api/conversations/${conversationId}/messages`, { method: 'POST', headers, body: JSON.stringify({ text }) })
      if (!answer.ok) throw new Error(await answer.text())
    }
  }
  await Promise.all(Array.from({ length: 32 }, sendNext))
}

/** Where the message nearest to the middle of the log is: its words and its distance from the top of the log. */
async function middleOf(log: Locator): Promise<{ id: string; top: number }> {
  return log.evaluate(element => {
    const frame = element.getBoundingClientRect()
    const middle = frame.top + frame.height / 2
    const rows = [...element.querySelectorAll('[data-message]')].map(row => ({ id: row.getAttribute('aria-describedby') ?? '', top: row.getBoundingClientRect().top }))
    return rows.reduce((best, row) => (Math.abs(row.top - middle) < Math.abs(best.top - middle) ? row : best))
  })
}

/** The same, once rows stand where the log was scrolled to and have stopped moving. */
async function settledMiddleOf(log: Locator): Promise<{ id: string; top: number }> {
  let settled = await middleOf(log)
  const stands = async () => {
    const before = settled
    settled = await middleOf(log)
    const inView = await log.evaluate((element, top) => top > element.getBoundingClientRect().top && top < element.getBoundingClientRect().bottom, settled.top)
    return inView && settled.id === before.id && settled.top === before.top
  }
  await expect.poll(stands).toBe(true)
  return settled
}

async function topOf(log: Locator, id: string): Promise<number> {
  return log.evaluate((element, wanted) => element.querySelector(`[aria-describedby="${CSS.escape(wanted)}"]`)?.getBoundingClientRect().top ?? Number.NaN, id)
}

test(`a conversation of ${count} messages opens at its end, loads backwards without a jump, and leads to an old message and back`, async ({ page, request, people, server }) => {
  test.setTimeout(180_000)
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  const texts = Array.from({ length: count }, (_, index) => `Message ${index + 1} ${'and so on '.repeat((index * 31) % 23)}`)
  const last = texts.pop() ?? ''
  texts[Math.floor(count / 5)] = marked
  await sendSideBySide(server.url, alice, conversationId, texts)
  await say(request, alice, conversationId, last)
  const log = await openThread(page, alice, conversationId)
  await expect(log.getByText(`Message ${count} `)).toBeInViewport()
  await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)

  for (let pages = 0; pages < 5; pages++) {
    const olderPage = page.waitForResponse(response => response.url().includes('/messages?') && response.request().method() === 'GET')
    // The page waits until it is known where everything stood without it.
    let release = () => {}
    const measured = new Promise<void>(resolve => (release = resolve))
    await page.route('**/messages?*', async route => {
      await measured
      await route.fallback()
    })
    await log.evaluate(element => element.scrollTo(0, element.clientHeight))
    const before = await settledMiddleOf(log)
    release()
    await olderPage
    await page.unroute('**/messages?*')
    await expect.poll(() => log.evaluate(element => element.scrollTop)).toBeGreaterThan(1000)
    expect(Math.abs((await topOf(log, before.id)) - before.top)).toBeLessThanOrEqual(2)
    expect(await log.locator('[data-index]').count()).toBeLessThanOrEqual(mostRows)
  }
  // Thousands away from what is loaded.
  const answer = await request.get(`/api/search?q=lantern&conversationId=${conversationId}`, { headers: { authorization: `Bearer ${alice.accessToken}` } })
  const [old] = ((await answer.json()) as { items: { id: string; text: string }[] }).items
  await page.goto(`/inbox/${conversationId}?message=${old?.id}`)
  const message = messageOf(page, marked)
  await expect(message).toBeFocused()
  await expect(message).toBeInViewport()
  expect(await log.locator('[data-index]').count()).toBeLessThanOrEqual(mostRows)
  await page.getByRole('button', { name: /Jump to latest/ }).click()
  await expect(log.getByText(`Message ${count} `)).toBeInViewport()
  await expect.poll(() => distanceFromEnd(log)).toBeLessThan(2)
  expect(await log.locator('[data-index]').count()).toBeLessThanOrEqual(mostRows)
  await expect(page).toHaveURL(new RegExp(`/inbox/${conversationId}$`))
})
