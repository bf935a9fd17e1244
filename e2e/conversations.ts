import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import { signUpPerson, startSession, type Person } from './people'

export { signUpPerson as newSpeaker }
export type Speaker = Person

/** The id of a new conversation between two people who let each other in: whoever writes first need not ask. */
export async function newConversation(request: APIRequestContext, from: Person, to: Person): Promise<string> {
  await follow(request, from, to)
  await follow(request, to, from)
  return (await post<{ id: string }>(request, from, '/api/conversations', { memberIds: [to.id] })).id
}

/** Whom somebody follows they let in, and by the usual setting the other one lets them in too (decision 6). */
export async function follow(request: APIRequestContext, from: Person, to: Person): Promise<void> {
  const answer = await request.put(`/api/users/${to.id}/follow`, { headers: { authorization: `Bearer ${from.accessToken}` } })
  if (!answer.ok()) throw new Error(`PUT /api/users/${to.id}/follow answered ${answer.status()}: ${await answer.text()}`)
}

/** Sends through the API, in order. */
export async function say(request: APIRequestContext, from: Person, conversationId: string, ...texts: string[]): Promise<void> {
  for (const text of texts) await post(request, from, `/api/conversations/${conversationId}/messages`, { text, clientId: randomUUID() })
}

/** Opens a conversation as somebody; returns its log once something stands in it. */
export async function openThread(page: Page, person: Person, conversationId: string): Promise<Locator> {
  await startSession(page.context(), person)
  await page.goto(`/inbox/${conversationId}`)
  const log = page.getByRole('log')
  await expect(log.locator('[data-index]').first()).toBeVisible()
  return log
}

/** The field that messages are written in. */
export function composerOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message / })
}

/** Writes a message and sends it with the button, which every screen has. */
export async function write(page: Page, text: string): Promise<void> {
  await composerOf(page).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** The one message in an open thread that says exactly `text`. */
export function messageOf(page: Page, text: string): Locator {
  return page.getByRole('log').getByRole('article').filter({ has: page.getByText(text, { exact: true }) })
}

/** The words of every message that an open thread shows, from the top. */
export async function textsOf(page: Page): Promise<string[]> {
  return page.getByRole('log').locator('[data-message] [id^="text-"]').allTextContents()
}

/** How far the log is from its end, in pixels. */
export async function distanceFromEnd(log: Locator): Promise<number> {
  return log.evaluate(element => Math.round(element.scrollHeight - element.clientHeight - element.scrollTop))
}

async function post<Answer>(request: APIRequestContext, from: Person, path: string, data: unknown): Promise<Answer> {
  const answer = await request.post(path, { data, headers: { authorization: `Bearer ${from.accessToken}` } })
  if (!answer.ok()) throw new Error(`POST ${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
