import { expect, it } from 'vitest'
import { scene } from '../testing/scene'
import { deleteMe } from './delete-me'
import { shownUsername } from './shown-username'
import { usersById } from './users-by-id'

const { person } = scene()

it('decision 14: a deleted person is shown as "Deleted user"', async () => {
  const [ada, ben] = await Promise.all([person(), person()])
  expect(shownUsername(ben.caller.person)).toBe(ben.made.username)
  await deleteMe(ben, { password: ben.made.password })
  const [deleted] = [...(await usersById(ada.sql, ada.made.id, [ben.made.id])).values()]
  expect(shownUsername(deleted!)).toBe('Deleted user')
})
