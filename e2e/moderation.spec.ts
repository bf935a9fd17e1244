import type { APIRequestContext } from '@playwright/test'
import { expect, expectAccessible, type Person, test } from './fixtures'
import { newModerator } from './staff'

/** Somebody asks somebody, who reports their words, both through the API; answers the report's id. */
async function reported(request: APIRequestContext, from: Person, to: Person, text: string): Promise<string> {
  const asked = await request.post('/api/requests', { data: { userId: to.id, text }, headers: { authorization: `Bearer ${from.accessToken}` } })
  const { conversationId } = (await asked.json()) as { conversationId: string }
  const headers = { authorization: `Bearer ${to.accessToken}` }
  const { items } = (await (await request.get(`/api/conversations/${conversationId}/messages`, { headers })).json()) as { items: { id: string }[] }
  const answer = await request.post('/api/reports', { data: { messageId: items[0]?.id, reason: 'spam', description: `Reported by ${to.name}` }, headers })
  if (!answer.ok()) throw new Error(`POST /api/reports answered ${answer.status()}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

test.describe('what somebody reports', () => {
  // Who is thrown out is refused wherever their page still asks.
  test.use({ allowedErrors: [/status of 40[13]/] })

  test('is seen with its evidence, decided, and answered; whoever said it is thrown out', async ({ people, openBrowserFor, request }) => {
    const [mallory, bob] = await people('Mallory', 'Bob')
    const moderator = await newModerator(request, 'Mona')
    await request.post('/api/requests', { data: { userId: bob.id, text: 'Give me your password' }, headers: { authorization: `Bearer ${mallory.accessToken}` } })
    const [theirs, his] = [await openBrowserFor(mallory), await openBrowserFor(bob, '/requests')]
    await his.getByRole('link', { name: /Give me your password/ }).click()
    await expect(his.getByRole('heading', { level: 1, name: 'Mallory' })).toBeVisible()
    await his.getByRole('button', { name: 'Report Mallory' }).click()
    const dialog = his.getByRole('dialog', { name: 'Report a message from Mallory' })
    await dialog.getByRole('radio', { name: 'Harassment' }).check()
    await dialog.getByRole('button', { name: 'Send report' }).click()
    await expect(his.getByText('Your report has arrived.')).toBeVisible()
    await his.getByRole('button', { name: 'Done' }).click()

    const hers = await openBrowserFor(moderator, '/moderation')
    await expect(hers.getByText('Each look is recorded in the audit log with your name.', { exact: false })).toBeVisible()
    await expectAccessible(hers)
    await hers.getByRole('link', { name: new RegExp(`@${mallory.username}`) }).click()
    await expect(hers.getByRole('heading', { level: 1, name: 'Report about Mallory' })).toBeVisible()
    const evidence = hers.getByRole('article').filter({ hasText: 'Reported message' })
    await expect(evidence.getByText('Give me your password')).toBeVisible()
    await expect(hers.getByText('the chain of hashes is whole', { exact: false })).toBeVisible()
    await expectAccessible(hers)

    await hers.getByRole('button', { name: 'Suspend…' }).click()
    await hers.getByRole('textbox', { name: 'Reason' }).fill('Asks for passwords')
    await expectAccessible(hers)
    await hers.getByRole('button', { name: 'Suspend', exact: true }).click()
    await theirs.waitForURL(/\/sign-in/, { timeout: 15_000 })
    await expect(hers.getByRole('main').getByText(/^Suspended until/)).toBeVisible()

    await hers.getByRole('textbox', { name: 'Note to the reporter (optional)' }).fill('Thank you. This person is out for a week.')
    await hers.getByRole('button', { name: 'Resolve' }).click()
    await expect(hers.getByRole('main').getByText('Resolved', { exact: true })).toBeVisible()
    await his.goto('/settings/reports')
    await expect(his.getByText('Decided: something was done')).toBeVisible()
    await expect(his.getByText('Thank you. This person is out for a week.')).toBeVisible()
    await expectAccessible(his)

    await hers.getByRole('button', { name: 'Lift suspension' }).click()
    await expect(hers.getByText('Not suspended')).toBeVisible()
    await hers.goto('/moderation/audit')
    const log = hers.getByRole('list', { name: 'Audit log' }).getByRole('listitem').filter({ hasText: 'Mona' })
    await expect(log.filter({ hasText: 'looked at' }).first()).toBeVisible()
    await expect(log.filter({ hasText: 'suspended Mallory' }).first()).toBeVisible()
    await expect(log.filter({ hasText: 'decided on' }).first()).toBeVisible()
    await expectAccessible(hers)
  })
})

test('the same words reported by several are one entry, and J and K lead through the list @everywhere', async ({ people, openBrowserFor, request }) => {
  const [mallory, bob, carol] = await people('Mallory', 'Bob', 'Carol')
  const moderator = await newModerator(request, 'Mona')
  const first = await reported(request, mallory, bob, 'Buy my pills')
  await reported(request, mallory, carol, 'buy my PILLS!')
  await reported(request, carol, bob, 'Something else')
  const hers = await openBrowserFor(moderator, `/moderation/${first}`)
  await expect(hers.getByText('Stands for 2 reports of the same words.', { exact: false })).toBeVisible()
  await expectAccessible(hers)
  await hers.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(hers)
  await expect(hers.getByRole('link', { name: 'Next report (J)' })).toBeVisible()
  await hers.keyboard.press('j')
  await hers.waitForURL(url => !url.pathname.endsWith(first) && url.pathname.startsWith('/moderation/'))
  await expect(hers.getByRole('link', { name: 'Previous report (K)' })).toBeVisible()
  await hers.keyboard.press('k')
  await hers.waitForURL(url => url.pathname.endsWith(first))

  await hers.getByRole('button', { name: 'Dismiss' }).click()
  await expect(hers.getByRole('main').getByText('Dismissed', { exact: true }).first()).toBeVisible()
  await hers.goto('/moderation?status=dismissed')
  await expect(hers.getByRole('link', { name: new RegExp(`@${mallory.username}.*2 reports`) })).toBeVisible()
  await expectAccessible(hers)
})

test('to everybody else there is no such page', async ({ people, openBrowserFor, guard }) => {
  guard.allow(/status of 404/)
  const [alice] = await people('Alice')
  const hers = await openBrowserFor(alice)
  for (const path of ['/moderation', '/moderation/audit', '/administration', '/administration/people']) {
    await hers.goto(path)
    await expect(hers.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
})

test('a moderator sees nothing of what is for administrators', async ({ openBrowserFor, request, guard }) => {
  guard.allow(/status of 404/)
  const hers = await openBrowserFor(await newModerator(request, 'Mona'), '/moderation')
  await expect(hers.getByRole('link', { name: 'Audit log' })).toBeVisible()
  await expect(hers.getByRole('link', { name: 'Overview' })).toHaveCount(0)
  await hers.goto('/administration')
  await expect(hers.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})
