import type { APIRequestContext, Page } from '@playwright/test'
import { composerOf, messageOf, textsOf, write } from './conversations'
import { expect, expectAccessible, type Person, test } from './fixtures'

/** Somebody asks somebody, through the API. */
async function askFor(request: APIRequestContext, from: Person, to: Person, text: string): Promise<void> {
  const answer = await request.post('/api/requests', { data: { userId: to.id, text }, headers: { authorization: `Bearer ${from.accessToken}` } })
  if (!answer.ok()) throw new Error(`POST /api/requests answered ${answer.status()}: ${await answer.text()}`)
}

/** Who waits for an answer, as the server knows it. */
async function waitingFor(request: APIRequestContext, person: Person): Promise<string[]> {
  const answer = await request.get('/api/requests', { headers: { authorization: `Bearer ${person.accessToken}` } })
  const { items } = (await answer.json()) as { items: { from: { name: string } }[] }
  return items.map(({ from }) => from.name).sort()
}

/** The entry of somebody in the list of requests. */
function rowOf(page: Page, name: string) {
  return page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('link', { name: `Profile of ${name}` }) })
}

/** Opens a conversation with somebody who was never written to, and writes. */
async function ask(request: APIRequestContext, page: Page, from: Person, to: Person, text: string): Promise<string> {
  const made = await request.post('/api/conversations', { data: { memberIds: [to.id] }, headers: { authorization: `Bearer ${from.accessToken}` } })
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/inbox/${id}`)
  await write(page, text)
  return id
}

test('a stranger asks, is let in, and the two talk @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const [hers, his] = [await openBrowserFor(alice), await openBrowserFor(bob)]
  await expect(his.getByRole('button', { name: 'Account' })).toBeVisible()
  const id = await ask(request, hers, alice, bob, 'May I ask you something?')
  await expect(hers.getByText('You can go on writing once Bob has accepted your request.')).toBeVisible()
  await expect(composerOf(hers)).toBeHidden()

  // It is among the requests, not in the inbox, and no number says that something is unread.
  await his.getByRole('link', { name: 'Requests (1)' }).click()
  await expect(his.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible()
  await expect(his.getByRole('list', { name: 'Conversations' })).toBeHidden()
  await expectAccessible(his)
  await his.getByRole('link', { name: /May I ask you something/ }).click()
  await his.waitForURL(`/inbox/${id}`)
  await expect(messageOf(his, 'May I ask you something?')).toBeVisible()
  await expectAccessible(his)
  await expect(messageOf(hers, 'May I ask you something?')).toHaveAccessibleName(/, Sent$/)

  await his.getByRole('button', { name: 'Accept Alice' }).click()
  await expect(composerOf(hers)).toBeVisible()
  await write(his, 'Of course')
  await expect(messageOf(hers, 'Of course')).toBeVisible()
  await write(hers, 'Thank you')
  await expect(messageOf(his, 'Thank you')).toBeVisible()
  for (const page of [hers, his]) expect(await textsOf(page)).toEqual(['May I ask you something?', 'Of course', 'Thank you'])
})

test('a decline takes the request away, and the other side sees no difference', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const [hers, his] = [await openBrowserFor(alice), await openBrowserFor(bob, '/requests')]
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await ask(request, hers, alice, bob, 'Buy something at https://example.org')
  await his.getByRole('link', { name: /Buy something/ }).click()
  await expect(messageOf(his, 'Buy something at https://example.org')).toBeVisible()
  await expect(his.getByRole('log').getByRole('link')).toHaveCount(0)
  await his.getByRole('button', { name: 'Decline Alice' }).click()
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await expect(his.getByRole('link', { name: /^Requests/ })).toHaveCount(0)
  await hers.reload()
  await expect(messageOf(hers, 'Buy something at https://example.org')).toHaveAccessibleName(/, Sent$/)
  await expect(hers.getByText('You can go on writing once Bob has accepted your request.')).toBeVisible()
})

test('a decision can be taken back for a few seconds, and is told when the page is left @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await askFor(request, alice, bob, 'May I ask you something?')
  const his = await openBrowserFor(bob, '/requests')
  await his.getByRole('button', { name: 'Decline Alice' }).click()
  await expect(his.getByText('Request from Alice declined')).toBeVisible()
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await his.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(his, 'Alice')).toBeVisible()
  expect(await waitingFor(request, bob)).toEqual(['Alice'])

  await his.getByRole('button', { name: 'Decline Alice' }).click()
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await his.goto('/settings')
  await expect.poll(() => waitingFor(request, bob)).toEqual([])
})

test('an accept that nobody takes back lets somebody in', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await askFor(request, alice, bob, 'May I ask you something?')
  const [hers, his] = [await openBrowserFor(alice, '/requests?box=sent'), await openBrowserFor(bob, '/requests')]
  await expect(rowOf(hers, 'Bob')).toBeVisible()
  await his.getByRole('button', { name: 'Accept Alice' }).click()
  await expect(his.getByText('Alice can write to you now')).toBeVisible()
  await expect(rowOf(hers, 'Bob')).toBeHidden({ timeout: 15_000 })
  await hers.goto('/inbox')
  await hers.getByRole('link', { name: /Bob/ }).first().click()
  await expect(composerOf(hers)).toBeVisible()
})

test('who is blocked is heard of no more, and who is reported can be blocked in the same step', async ({ people, openBrowserFor, request }) => {
  const [alice, mallory, bob] = await people('Alice', 'Mallory', 'Bob')
  await askFor(request, alice, bob, 'Hello Bob')
  await askFor(request, mallory, bob, 'Give me your password')
  const his = await openBrowserFor(bob, '/requests')
  await his.getByRole('button', { name: 'Block Alice' }).click()
  await expect(rowOf(his, 'Alice')).toBeHidden()
  await expect(rowOf(his, 'Mallory')).toBeVisible()

  await his.getByRole('button', { name: 'Report Mallory' }).click()
  const dialog = his.getByRole('dialog', { name: 'Report a message from Mallory' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Send report' }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'Choose what is wrong.' })).toBeVisible()
  await expectAccessible(his)
  await dialog.getByRole('radio', { name: 'Harassment' }).check()
  await dialog.getByRole('textbox').fill('They want my password.')
  await dialog.getByRole('checkbox', { name: 'Also block Mallory' }).check()
  await dialog.getByRole('button', { name: 'Send report' }).click()
  await expect(his.getByText('Your report has arrived.')).toBeVisible()
  await expectAccessible(his)
  await his.getByRole('button', { name: 'Done' }).click()
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await expect.poll(() => waitingFor(request, bob), { timeout: 15_000 }).toEqual([])
})

test('several are decided at once @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, carol, dora, bob] = await people('Alice', 'Carol', 'Dora', 'Bob')
  for (const [index, person] of [alice, carol, dora].entries()) await askFor(request, person, bob, `Question ${index + 1}`)
  const his = await openBrowserFor(bob, '/requests')
  await his.getByRole('button', { name: 'Select', exact: true }).click()
  const bar = his.getByRole('group', { name: 'Selected requests' })
  await his.getByRole('checkbox', { name: 'Select Carol' }).check()
  await expect(bar.getByText('1 request selected')).toBeVisible()
  await bar.getByRole('checkbox', { name: 'Select all' }).check()
  await expect(bar.getByText('3 requests selected')).toBeVisible()
  await his.getByRole('checkbox', { name: 'Select Dora' }).uncheck()
  await expectAccessible(his)
  await bar.getByRole('button', { name: 'Decline' }).click()
  await expect(his.getByText('2 requests declined')).toBeVisible()
  await expect(rowOf(his, 'Dora')).toBeVisible()
  await expect(rowOf(his, 'Alice')).toBeHidden()
  await expect.poll(() => waitingFor(request, bob), { timeout: 15_000 }).toEqual(['Dora'])
})

test('the same words from many are one entry, decided together', async ({ people, openBrowserFor, request }) => {
  const [one, two, three, alice, bob] = await people('One', 'Two', 'Three', 'Alice', 'Bob')
  const his = await openBrowserFor(bob, '/requests')
  await expect(his.getByText('No requests', { exact: true })).toBeVisible()
  await askFor(request, one, bob, 'WIN a phone now!')
  await askFor(request, two, bob, 'win a phone now')
  await askFor(request, alice, bob, 'Is this Bob?')
  await askFor(request, three, bob, 'Win a phone now!!')
  // They come by themselves, without the page being asked for again.
  const mass = his.getByRole('listitem').filter({ has: his.getByText('The same message from 3 people') })
  await expect(mass).toBeVisible()
  await expect(his.getByRole('button', { name: /^Accept/ })).toHaveCount(2)
  await mass.getByRole('button', { name: 'Show each' }).click()
  await expect(his.getByRole('button', { name: 'Accept Two' })).toBeVisible()
  await expectAccessible(his)
  await his.getByRole('button', { name: 'Decline all 3 people' }).click()
  await expect(his.getByText('3 requests declined')).toBeVisible()
  await expect(rowOf(his, 'Alice')).toBeVisible()
  await expect(his.getByRole('listitem').filter({ hasText: /phone/ })).toHaveCount(0)
  await expect.poll(() => waitingFor(request, bob), { timeout: 15_000 }).toEqual(['Alice'])
})

test('a request is taken back, and a decline looks like waiting @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await askFor(request, alice, bob, 'May I ask you something?')
  const [hers, his] = [await openBrowserFor(alice, '/requests'), await openBrowserFor(bob, '/requests')]
  await hers.getByRole('navigation', { name: 'Which requests' }).getByRole('link', { name: 'Sent' }).click()
  await hers.waitForURL('/requests?box=sent')
  await expect(rowOf(hers, 'Bob').getByText('Waiting for an answer')).toBeVisible()
  await expectAccessible(hers)

  await his.getByRole('button', { name: 'Decline Alice' }).click()
  await expect.poll(() => waitingFor(request, bob), { timeout: 15_000 }).toEqual([])
  await hers.reload()
  await expect(rowOf(hers, 'Bob').getByText('Waiting for an answer')).toBeVisible()

  await hers.getByRole('button', { name: 'Take back the request to Bob' }).click()
  await expect(hers.getByText('Nothing waits for an answer')).toBeVisible()
  await hers.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(hers, 'Bob')).toBeVisible()
  await hers.getByRole('button', { name: 'Take back the request to Bob' }).click()
  await hers.goto('/requests?box=sent')
  await expect(hers.getByText('Nothing waits for an answer')).toBeVisible()
})

test('what is taken back disappears at once where it waited, also in the dark', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  await askFor(request, alice, bob, 'May I ask you something?')
  const [hers, his] = [await openBrowserFor(alice, '/requests?box=sent'), await openBrowserFor(bob, '/requests')]
  await his.emulateMedia({ colorScheme: 'dark' })
  await expect(rowOf(his, 'Alice')).toBeVisible()
  await expectAccessible(his)
  await hers.getByRole('button', { name: 'Take back the request to Bob' }).click()
  await expect(his.getByText('No requests', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(his.getByRole('link', { name: 'Requests (1)' })).toHaveCount(0)
  await expectAccessible(his)
})
