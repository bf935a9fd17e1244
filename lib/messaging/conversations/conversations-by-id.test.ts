import { expect, it } from 'vitest'
import { scene } from '../testing/scene'
import { conversationsById } from './conversations-by-id'

const { pair, person } = scene()

it('conversations by their ids are those that the caller may look into', async () => {
  const [{ ada, id }, other] = await Promise.all([pair(), pair()])
  expect([...(await conversationsById(ada, [id, other.id, id])).keys()]).toEqual([id])
  expect((await conversationsById(await person(), [id])).size).toBe(0)
  expect((await conversationsById(ada, [])).size).toBe(0)
})
