import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { follow } from './conversations'
import type { Person } from './people'

/** What the API tells of the messages of a conversation, the oldest first. */
export async function messagesIn(request: APIRequestContext, person: Person, conversationId: string): Promise<{ id: string; text: string; seq: number }[]> {
  const answer = await request.get(`/api/conversations/${conversationId}/messages?limit=100`, { headers: { authorization: `Bearer ${person.accessToken}` } })
  return ((await answer.json()) as { items: { id: string; text: string; seq: number }[] }).items
}

/** A group of people who let each other in. */
export async function newGroup(request: APIRequestContext, name: string, owner: Person, ...others: Person[]): Promise<string> {
  for (const other of others) {
    await follow(request, owner, other)
    await follow(request, other, owner)
  }
  const answer = await request.post('/api/conversations', { data: { name, memberIds: others.map(({ id }) => id) }, headers: { authorization: `Bearer ${owner.accessToken}` } })
  if (!answer.ok()) throw new Error(`POST /api/conversations answered ${answer.status()}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** Opens the menu of a message as everybody can: with the keyboard. */
export async function menuOf(message: Locator): Promise<Locator> {
  await message.focus()
  await message.press('Enter')
  const menu = message.page().getByRole('menu', { name: 'Message actions' })
  await expect(menu).toBeVisible()
  return menu
}

/** Does something with a message by its menu. */
export async function choose(message: Locator, action: string): Promise<void> {
  await (await menuOf(message)).getByRole('menuitem', { name: action, exact: true }).click()
}

/** Rests a finger on something, which a mouse cannot. */
export async function longPress(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('Nothing to press.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await expect(page.getByRole('menu')).toBeVisible()
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
