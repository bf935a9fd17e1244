import { composerOf, messageOf, newConversation, textsOf, write } from './conversations'
import { expect, OFFLINE, test } from './fixtures'

test.afterEach(({ server }) => server.startHub())

test('without real time messages are sent and the other side catches up by itself; with it they are live again', async ({ people, openBrowserFor, request, server, guard }) => {
  guard.allow(OFFLINE)
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const [hers, his] = [await openBrowserFor(alice, `/inbox/${id}`), await openBrowserFor(bob, `/inbox/${id}`)]
  await write(hers, 'live')
  await expect(messageOf(his, 'live')).toBeVisible()

  server.stopHub()
  const interrupted = 'Live updates are interrupted.'
  for (const page of [hers, his]) await expect(page.getByText(interrupted)).toBeVisible({ timeout: 20_000 })
  await write(hers, 'without a hub')
  await expect(messageOf(hers, 'without a hub')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/)
  await expect(messageOf(his, 'without a hub')).toBeVisible()
  await write(his, 'nor here')
  await expect(messageOf(hers, 'nor here')).toBeVisible()
  await expect(messageOf(his, 'nor here')).toHaveAccessibleName(/, Read$/)

  server.startHub()
  for (const page of [hers, his]) await expect(page.getByText(interrupted)).toBeHidden({ timeout: 30_000 })
  // Typing comes through the hub only.
  await composerOf(hers).fill('back ag')
  await expect(his.getByRole('main').locator('header')).toContainText('Typing…')
  await write(hers, 'back again')
  await expect(messageOf(his, 'back again')).toBeVisible()
  for (const page of [hers, his]) expect(await textsOf(page)).toEqual(['live', 'without a hub', 'nor here', 'back again'])
})
