import { describe, expect, it } from 'vitest'
import { createConversation } from '../conversations/create-conversation'
import { blockUser } from '../people/block-user'
import { updateSettings } from '../people/settings'
import { group } from '../testing/group'
import { type Actor, scene } from '../testing/scene'
import { listOnline } from './list-online'
import { updatePresence } from './presence'
import { socketOpened } from './sockets'

const { pair, person, ctx } = scene()
const numbers = async (viewer: Actor) => (await listOnline(viewer)).map(({ number }) => number)
const sorted = (...people: Actor[]) => people.map(({ made }) => made.number).toSorted((a, b) => a - b)

describe('decision 15: the list of who is online', () => {
  it('holds the caller and those who share an active conversation with them, for as long as they are here', async () => {
    const { ada, ben } = await pair()
    const [cleo, stranger] = await Promise.all([person(), person()])
    await group(ada, ben, cleo)
    expect(await numbers(ada)).toEqual([])
    for (const who of [ada, ben, stranger]) await updatePresence(who, { status: 'online' })
    await socketOpened(ctx, cleo.made.id)
    expect(await numbers(ada)).toEqual(sorted(ada, ben, cleo))
    await updatePresence(ben, { status: 'offline' })
    expect(await numbers(ada)).toEqual(sorted(ada, cleo))
    expect(await listOnline(stranger)).toEqual([{ id: stranger.made.id, number: stranger.made.number }])
  })

  it('holds nobody who has not accepted yet, on either side', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    await createConversation(ada, { memberIds: [ben.made.id], text: 'May I?' })
    for (const who of [ada, ben]) await updatePresence(who, { status: 'online' })
    expect(await numbers(ada)).toEqual(sorted(ada))
    expect(await numbers(ben)).toEqual(sorted(ben))
  })

  it('decision 12: holds nobody across a block, nor who hides, but always the caller', async () => {
    const { ada, ben } = await pair()
    for (const who of [ada, ben]) await updatePresence(who, { status: 'online' })
    await updateSettings(ada, { showPresence: 'nobody' })
    expect([await numbers(ada), await numbers(ben)]).toEqual([sorted(ada), sorted(ben)])
    await updateSettings(ada, { showPresence: 'everyone' })
    expect(await numbers(ben)).toEqual(sorted(ada, ben))
    await blockUser(ada, { id: ben.made.id })
    expect([await numbers(ada), await numbers(ben)]).toEqual([sorted(ada), sorted(ben)])
  })
})
