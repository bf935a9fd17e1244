import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import { newConversation, newSpeaker, say, type Speaker } from './conversations'
import { startSession } from './people'

/** What the API answers somebody. */
export async function ask<Answer>(request: APIRequestContext, person: Speaker, method: 'get' | 'post' | 'patch', path: string, data?: unknown): Promise<Answer> {
  const answer = await request[method](path, { headers: { authorization: `Bearer ${person.accessToken}` }, ...(data !== undefined && { data }) })
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Somebody who has a conversation with each name; each said hello, the last one at the top. */
export async function someoneWith(request: APIRequestContext, ...names: string[]): Promise<{ me: Speaker; others: Speaker[]; ids: string[] }> {
  const me = await newSpeaker(request, 'Alice')
  const others: Speaker[] = []
  const ids: string[] = []
  for (const name of names) {
    const other = await newSpeaker(request, name)
    const id = await newConversation(request, other, me)
    await say(request, other, id, `${name} says hello`)
    others.push(other)
    ids.push(id)
  }
  return { me, others, ids }
}

/** Opens somebody's inbox; returns its list. */
export async function openInbox(page: Page, person: Speaker, path = '/inbox'): Promise<Locator> {
  await startSession(page.context(), person)
  await page.goto(path)
  return listOf(page)
}

export function listOf(page: Page): Locator {
  return page.getByRole('list', { name: 'Conversations' })
}

/** The row of a conversation. */
export function rowOf(page: Page, name: string): Locator {
  return listOf(page).getByRole('link', { name: new RegExp(name) })
}

/** Opens the menu of a row as a pointer does that has a second button. */
export async function openMenu(page: Page, name: string): Promise<Locator> {
  await rowOf(page, name).click({ button: 'right' })
  const menu = page.getByRole('menu', { name: new RegExp(`^Actions for ${name}`) })
  await expect(menu).toBeVisible()
  return menu
}

/**
 * Pulls a row sidewise with a finger: by so many pixels, to the right where they are positive. The finger rests before it
 * leaves: of a tap that follows a fling the browser makes no click, as it takes it for the end of the fling.
 */
export async function swipe(page: Page, row: Locator, by: number): Promise<void> {
  const box = await row.boundingBox()
  if (!box) throw new Error('The row is not there.')
  const finger = await page.context().newCDPSession(page)
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  for (let step = 1; step <= 8; step++) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: Math.round(x + (by * step) / 8), y }] })
  }
  await page.waitForTimeout(150)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: Math.round(x + by), y }] })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
}
