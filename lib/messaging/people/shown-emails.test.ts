import { expect, it } from 'vitest'
import { scene } from '../testing/scene'
import { updateSettings } from './settings'
import { shownEmails } from './shown-emails'

const { pair, person, ctx } = scene()

it('decision 14: shows people their own address, and those of who shares theirs', async () => {
  const { ada, ben } = await pair()
  const cleo = await person()
  const ids = [ada, ben, cleo].map(({ made }) => made.id)
  for (const { made } of [ada, ben]) await ctx.sql`update users set email = ${`${made.username}@example.org`} where id = ${made.id}`
  const own = [ada.made.id, `${ada.made.username}@example.org`]
  expect([...(await shownEmails(ada, ids))]).toEqual([own])
  await updateSettings(ben, { shareEmail: true })
  await updateSettings(cleo, { shareEmail: true })
  expect(await shownEmails(ada, ids)).toEqual(new Map([own as [string, string], [ben.made.id, `${ben.made.username}@example.org`]]))
  expect(await shownEmails(ada, [])).toEqual(new Map())
})
