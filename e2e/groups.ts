import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { newConversation } from './conversations'
import type { Person } from './people'

/** A group of its owner and friends, who are in at once. */
export async function newGroup(request: APIRequestContext, name: string, owner: Person, ...friends: Person[]): Promise<string> {
  for (const friend of friends) await newConversation(request, owner, friend)
  const answer = await request.post('/api/conversations', { data: { name, memberIds: friends.map(({ id }) => id) }, headers: { authorization: `Bearer ${owner.accessToken}` } })
  if (!answer.ok()) throw new Error(`POST /api/conversations answered ${answer.status()}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** The details of a conversation, wherever there is room for them. */
export function detailsOf(page: Page): Locator {
  return page.locator('[aria-labelledby]').filter({ has: page.getByRole('heading', { name: 'Details', exact: true }) })
}

/** Somebody among the members of a group. */
export function memberRow(page: Page, name: string): Locator {
  return detailsOf(page).getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: name })
}

/** Chooses something from the menu of a member. */
export async function chooseForMember(page: Page, name: string, item: string): Promise<void> {
  await memberRow(page, name).getByRole('button', { name: `Options for ${name}` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Says yes to the question that is asked. */
export async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: label, exact: true }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
}
