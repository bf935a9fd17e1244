import { describe, expect, it } from 'vitest'
import { refusal, scene } from '../testing/scene'
import { blockUser } from './block-user'
import { followUser } from './follow-user'
import { updateMe } from './update-me'
import { getUser } from './users'

const { person } = scene()

describe('one person', () => {
  it('is found by id, by number and by username, however that is written', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { id, number, username } = ben.made
    for (const ref of [id, String(number), `@${username}`, `@${username.toUpperCase()}`]) {
      expect(await getUser(ada, { id: ref })).toMatchObject({ id, username })
    }
    for (const ref of [username, '@', '@nobody.at.all']) expect(await refusal(getUser(ada, { id: ref }))).toBe('not_found')
  })

  it('is shown with what they say of themselves, and what they are to whoever looks', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    await updateMe(ben, { bio: 'Sings in the choir.' })
    expect(await getUser(ada, { id: ben.made.id })).toMatchObject({ bio: 'Sings in the choir.', following: false, blocked: false })
    await followUser(ada, { id: ben.made.id })
    expect(await getUser(ada, { id: ben.made.id })).toMatchObject({ following: true, blocked: false })
    await blockUser(ada, { id: ben.made.id })
    expect(await getUser(ada, { id: ben.made.id })).toMatchObject({ blocked: true })
    expect(await getUser(ben, { id: ada.made.id }), 'nobody is told that they are blocked').toMatchObject({ following: false, blocked: false })
  })
})
