import { expect, it } from 'vitest'
import { database } from '../client'
import { demoConversations } from './cast'
import { seedDemo } from './index'

const counts = async () => {
  const [row] = await database()<{ people: number; messages: number }[]>`
    select (select count(*)::int from users) as people, (select count(*)::int from messages) as messages`
  return row
}

it('the demo is laid out once, and completed where it was interrupted', async () => {
  const messages = demoConversations.reduce((sum, { lines }) => sum + lines.length, 0)
  await seedDemo(database())
  await seedDemo(database())
  expect(await counts()).toEqual({ people: 4, messages })
  await database()`delete from conversations where id = (select conversation_id from messages limit 1)`
  await database()`delete from users u where not exists (select from memberships where user_id = u.id)`
  await seedDemo(database())
  expect(await counts()).toEqual({ people: 4, messages })
})
