import { expect, it } from 'vitest'
import { scene } from '../testing/scene'
import { pageMessages } from './page-messages'
import { sendMessage } from './send-message'

const { pair } = scene()

it('counts back from a moment, exclusive, and says whether there is more and how many there are in all', async () => {
  const { ada, id } = await pair()
  for (const text of ['One', 'Two', 'Three', 'Four']) await sendMessage(ada, { id, text })
  const page = async (limit: number, offset: number, beforeTime?: Date) => {
    const { items, total, hasOlder } = await pageMessages(ada, { id, limit, offset, beforeTime })
    return [items.map(({ text }) => text), total, hasOlder]
  }
  const last = (await pageMessages(ada, { id, limit: 1, offset: 0 })).items[0]
  await ada.sql`update messages set created_at = created_at + interval '1 minute' where id = ${last?.id ?? ''}`
  const moment = new Date(Date.parse(last?.createdAt ?? '') + 60_000)
  expect(await page(2, 0)).toEqual([['Three', 'Four'], 4, true])
  expect(await page(2, 0, moment)).toEqual([['Two', 'Three'], 4, true])
  expect(await page(2, 2, moment)).toEqual([['One'], 4, false])
  expect(await page(3, 0, moment)).toEqual([['One', 'Two', 'Three'], 4, false])
})
