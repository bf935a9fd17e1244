import { newConversation } from './conversations'
import { expect, OFFLINE, test } from './fixtures'

test('two people talk on after the server was killed mid-conversation', async ({ people, openBrowserFor, request, server, guard }) => {
  guard.allow(OFFLINE)
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const [hers, his] = [await openBrowserFor(alice, `/inbox/${id}`), await openBrowserFor(bob, '/inbox')]
  const herField = hers.getByRole('textbox', { name: /^Message / })
  await herField.fill('before the crash')
  await herField.press('Enter')
  await expect(hers.getByRole('log').locator('[data-delivery="sent"], [data-delivery="delivered"]')).toBeVisible()

  await server.kill()
  await herField.fill('while it was down')
  await herField.press('Enter')
  await server.start()

  await his.goto(`/inbox/${id}`)
  const said = his.getByRole('log').getByRole('article')
  await expect(said.getByText('before the crash')).toBeVisible()
  await expect(said.getByText('while it was down')).toHaveCount(1, { timeout: 30_000 })
})
