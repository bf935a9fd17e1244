import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { composerOf, messageOf, newConversation, say, write } from './conversations'
import { expect, expectAccessible, test, type Person } from './fixtures'
import { chooseForMember, confirm, detailsOf, memberRow, newGroup } from './groups'

/** Opens the dialog that groups are begun in. */
async function beginGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: /^New group/ }).click()
  await expect(page.getByRole('dialog', { name: 'New group' })).toBeVisible()
}

async function pick(page: Page, person: Person): Promise<void> {
  await page.getByRole('combobox').fill(person.username)
  await page.getByRole('option', { name: new RegExp(person.username) }).click()
  await expect(page.getByRole('button', { name: `Remove ${person.name}` })).toBeVisible()
}

test('a group is begun with a friend, who is in, and a stranger, who is asked @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob, zoe] = await people('Alice', 'Bob', 'Zoe')
  await newConversation(request, alice, bob)
  const [hers, his, strangers] = [await openBrowserFor(alice), await openBrowserFor(bob), await openBrowserFor(zoe)]
  await beginGroup(hers)
  const dialog = hers.getByRole('dialog', { name: 'New group' })
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await expect(dialog.getByText('Give the group a name.')).toBeVisible()
  await expect(dialog.getByText('Choose at least one person.')).toBeVisible()
  await dialog.getByLabel('Group name').fill('Walkers')
  await pick(hers, bob)
  await pick(hers, zoe)
  await expect(dialog.getByText(/Not in at once: Zoe\./)).toBeVisible()
  await expectAccessible(hers)
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await expect(hers.getByRole('heading', { level: 1, name: 'Walkers' })).toBeVisible()
  const path = new URL(hers.url()).pathname
  await write(hers, 'Where do we meet?')

  await his.getByRole('link', { name: /Where do we meet/ }).click()
  await expect(messageOf(his, 'Where do we meet?')).toBeVisible()
  await strangers.getByRole('link', { name: 'Requests (1)' }).click()
  await strangers.goto(path)
  await strangers.getByRole('button', { name: /^Accept/ }).click()
  await expect(composerOf(strangers)).toBeVisible()
  await write(strangers, 'At the bridge')
  for (const page of [hers, his]) await expect(messageOf(page, 'At the bridge')).toBeVisible()
})

test('a group is renamed, filled, given roles and left, and everybody sees it at once', async ({ people, openBrowserFor, request }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const id = await newGroup(request, 'Choir', alice, bob)
  await newConversation(request, alice, carol)
  const hers = await openBrowserFor(alice, `/inbox/${id}/details`)
  const his = await openBrowserFor(bob, `/inbox/${id}/details`)
  const carols = await openBrowserFor(carol)
  await expect(memberRow(his, 'Alice')).toContainText('Owner')
  await expect(detailsOf(his).getByRole('button', { name: 'Rename group' })).toHaveCount(0)
  await expect(detailsOf(his).getByRole('button', { name: /^Options for/ })).toHaveCount(0)

  await detailsOf(hers).getByRole('button', { name: 'Rename group' }).click()
  await detailsOf(hers).getByLabel('Group name').fill('Evening choir')
  await detailsOf(hers).getByLabel('Group name').press('Enter')
  for (const page of [hers, his]) await expect(detailsOf(page).getByRole('heading', { name: 'Evening choir' })).toBeVisible()
  await expect(detailsOf(hers).getByRole('button', { name: 'Rename group' })).toBeFocused()

  await detailsOf(hers).getByRole('button', { name: 'Add people' }).click()
  await pick(hers, carol)
  await hers.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  for (const page of [hers, his]) await expect(memberRow(page, 'Carol')).toBeVisible()
  await carols.getByRole('link', { name: /Evening choir/ }).click()
  await expect(composerOf(carols)).toBeVisible()

  await chooseForMember(hers, 'Bob', 'Make admin')
  await expect(memberRow(his, 'You')).toContainText('Admin')
  await expect(detailsOf(his).getByRole('button', { name: 'Add people' })).toBeVisible()
  await chooseForMember(his, 'Carol', 'Remove from group')
  await expect(his.getByRole('alertdialog')).toContainText('gets no new messages')
  await expectAccessible(his)
  await confirm(his, 'Remove from group')
  for (const page of [hers, his]) await expect(memberRow(page, 'Carol')).toHaveCount(0)
  await expect(composerOf(carols)).toBeHidden()
  await expect(carols.getByText(/You were removed from this group/)).toBeVisible()

  await detailsOf(hers).getByRole('button', { name: 'Leave group' }).click()
  await expect(hers.getByRole('alertdialog')).toContainText('You are the only owner: Bob becomes the owner.')
  await expectAccessible(hers)
  await confirm(hers, 'Leave group')
  await expect(memberRow(his, 'You')).toContainText('Owner')
  await expect(detailsOf(hers).getByRole('button', { name: 'Leave group' })).toHaveCount(0)
  await expect(hers.getByText(/You are no longer in this group/)).toBeVisible()
})

test('a group is begun with the keyboard alone', async ({ people, openBrowserFor, request }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  await newConversation(request, alice, bob)
  const page = await openBrowserFor(alice)
  const press = (key: string) => page.keyboard.press(key)
  await page.getByRole('button', { name: 'New conversation' }).first().focus()
  await press('Enter')
  await expect(page.getByRole('combobox')).toBeFocused()
  await press('Tab')
  await expect(page.getByRole('button', { name: /^New group/ })).toBeFocused()
  await press('Enter')
  const field = page.getByRole('combobox', { name: 'Add people by name or username' })
  await expect(field).toBeFocused()
  for (const person of [bob, carol]) {
    await page.keyboard.type(person.username)
    await expect(page.getByRole('option', { name: new RegExp(person.username) })).toBeVisible()
    await press('Enter')
    await expect(page.getByRole('button', { name: `Remove ${person.name}` })).toBeVisible()
  }
  await press('Backspace')
  await expect(page.getByRole('button', { name: 'Remove Carol' })).toHaveCount(0)
  await press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'Remove Bob' })).toBeFocused()
  await press('ArrowRight')
  await expect(field).toBeFocused()
  await press('Shift+Tab')
  await expect(page.getByLabel('Group name')).toBeFocused()
  await page.keyboard.type('Readers')
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Readers' })).toBeVisible()
})

test('what was shared is found under media, files and links @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const headers = { authorization: `Bearer ${bob.accessToken}` }
  const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a7d8c' } }).png().toBuffer()
  for (const file of [{ name: 'bridge.png', mimeType: 'image/png', buffer: photo }, { name: 'route.txt', mimeType: 'text/plain', buffer: Buffer.from('Left at the mill.\n') }]) {
    const uploaded = (await (await request.post('/api/uploads', { headers, multipart: { file } })).json()) as { id: string }
    await request.post(`/api/conversations/${id}/messages`, { headers, data: { clientId: randomUUID(), uploadIds: [uploaded.id] } })
  }
  await say(request, bob, id, 'The map: https://example.org/map')
  const page = await openBrowserFor(alice, `/inbox/${id}/details`)
  const details = detailsOf(page)
  await details.getByRole('button', { name: /^Photo by Bob/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await details.getByRole('tab', { name: 'Files' }).click()
  await expect(details.getByRole('link', { name: /^Download route\.txt/ })).toBeVisible()
  await expectAccessible(page)
  await details.getByRole('tab', { name: 'Links' }).click()
  await expect(details.getByRole('link', { name: /example\.org\/map/ })).toHaveAttribute('href', 'https://example.org/map')
  await expectAccessible(page)
})

test('details open beside the thread and lead back to it', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'Still here')
  const page = await openBrowserFor(alice, `/inbox/${id}`)
  await composerOf(page).fill('half a sentence')
  const link = page.locator('#conversation-details-link')
  await link.click()
  await expect(page).toHaveURL(`/inbox/${id}/details`)
  await expect(messageOf(page, 'Still here')).toBeVisible()
  await expect(composerOf(page)).toHaveValue('half a sentence')
  await expect(page.getByRole('heading', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`/inbox/${id}`)
  await expect(link).toBeFocused()
})

test('one’s own settings of a conversation are changed from its details @everywhere', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, bob, id, 'To be forgotten')
  const page = await openBrowserFor(alice, `/inbox/${id}/details`)
  const details = detailsOf(page)
  await details.getByRole('button', { name: /^Notifications/ }).click()
  await page.getByRole('menuitem', { name: '8 hours' }).click()
  await expect(details.getByRole('button', { name: /Muted until/ })).toBeVisible()
  await details.getByRole('switch', { name: 'Pin to the top' }).click()
  await expect(details.getByRole('switch', { name: 'Pin to the top' })).toBeChecked()
  await page.reload()
  await expect(details.getByRole('button', { name: /Muted until/ })).toBeVisible()
  await expect(details.getByRole('switch', { name: 'Pin to the top' })).toBeChecked()
  await details.getByRole('button', { name: 'Print this conversation' }).click()
  await expect(page).toHaveURL(`/inbox/${id}/print`)
  await expect(page.getByText('To be forgotten', { exact: true })).toBeVisible()
  await page.goBack()
  await details.getByRole('button', { name: 'Clear history for me' }).click()
  await confirm(page, 'Clear')
  await page.goto(`/inbox/${id}`)
  await expect(composerOf(page)).toBeVisible()
  await expect(messageOf(page, 'To be forgotten')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the details of a group are accessible, its menus too @everywhere', async ({ people, openBrowserFor, request }) => {
      const [alice, bob] = await people('Alice', 'Bob')
      const id = await newGroup(request, 'Choir', alice, bob)
      const page = await openBrowserFor(alice, `/inbox/${id}/details`)
      await expect(memberRow(page, 'Bob')).toBeVisible()
      await expect(detailsOf(page).getByText('No photos or videos yet')).toBeVisible()
      await expectAccessible(page)
      await memberRow(page, 'Bob').getByRole('button', { name: 'Options for Bob' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('menuitem', { name: 'Make owner' }).click()
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await detailsOf(page).getByRole('button', { name: 'Rename group' }).click()
      await expectAccessible(page)
    })
  })
}
