import { describe, expect, it } from 'vitest'
import { listPresence, updatePresence } from '../presence/presence'
import { type Actor, scene } from '../testing/scene'
import { getSettings, updateSettings } from './settings'
import { getUser } from './users'

const { pair, person, published } = scene()
const online = async (viewer: Actor, of: Actor) => (await getUser(viewer, { id: of.made.id })).online

describe('settings', () => {
  it('begin as they are usual', async () => {
    expect(await getSettings(await person())).toEqual({
      whoCanMessage: 'everyone', autoAccept: 'followers', readReceipts: 'everyone', typingIndicators: 'everyone', showPresence: 'contacts',
      shareEmail: false, notifications: { push: true, sound: true, desktop: true, preview: true, quietHours: null }, theme: 'system', locale: 'en',
    })
  })

  it('change where something is given, and nowhere else', async () => {
    const ada = await person()
    const usual = await getSettings(ada)
    const quietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' }
    await updateSettings(ada, { notifications: { preview: false } })
    const changed = await updateSettings(ada, { whoCanMessage: 'nobody', notifications: { quietHours }, theme: 'dark', locale: 'pt-BR' })
    expect(changed).toEqual({
      ...usual, whoCanMessage: 'nobody', theme: 'dark', locale: 'pt-BR', notifications: { ...usual.notifications, preview: false, quietHours },
    })
    expect(await getSettings(ada)).toEqual(changed)
    expect((await updateSettings(ada, { notifications: { quietHours: null } })).notifications.quietHours).toBeNull()
  })

  it('reach the person’s other devices', async () => {
    const ada = await person()
    const before = published.length
    await updateSettings({ ...ada, socketId: '1.1' }, { theme: 'dark' })
    expect(published.slice(before)).toMatchObject([{ userIds: [ada.made.id], event: { type: 'resync' } }])
  })
})

describe('showPresence', () => {
  const presence = { everyone: 'everyone', contacts: 'contacts', nobody: 'nobody' } as const
  const sees = {
    everyone: { everyone: [true, true], contacts: [true, false], nobody: [false, false] },
    contacts: { everyone: [true, false], contacts: [true, false], nobody: [false, false] },
    nobody: { everyone: [false, false], contacts: [false, false], nobody: [false, false] },
  }

  it.each(Object.values(presence).flatMap(own => Object.values(presence).map(other => [own, other] as const)))(
    'who shows theirs to %s and looks at somebody who shows theirs to %s',
    async (own, other) => {
      const { ada, ben } = await pair()
      const stranger = await person()
      for (const actor of [ada, stranger]) await updateSettings(actor, { showPresence: own })
      await updateSettings(ben, { showPresence: other })
      await updatePresence(ben, { status: 'online' })
      expect([await online(ada, ben), await online(stranger, ben)]).toEqual(sees[own][other])
    },
  )

  it('never hides oneself from oneself', async () => {
    const ada = await person()
    await updateSettings(ada, { showPresence: 'nobody' })
    await updatePresence(ada, { status: 'online' })
    expect(await online(ada, ada)).toBe(true)
  })

  it('tells contacts who are here at once how they see the person now', async () => {
    const { ada, ben } = await pair()
    await updatePresence(ada, { status: 'online' })
    await updatePresence(ben, { status: 'online' })
    const toldBen = () => published.filter(({ event, userIds }) => event.type === 'presence_changed' && userIds.includes(ben.made.id)).map(({ event }) => event)
    await updateSettings(ada, { showPresence: 'nobody' })
    expect(toldBen().at(-1)).toMatchObject({ userId: ada.made.id, online: false, lastActiveAt: null })
    await updateSettings(ada, { showPresence: 'everyone' })
    expect(toldBen().at(-1)).toMatchObject({ userId: ada.made.id, online: true })
    expect((await listPresence(ben, { userIds: [ada.made.id] })).items).toMatchObject([{ online: true }])
  })

  it('keeps from contacts that somebody who hides has come or gone', async () => {
    const { ada, ben } = await pair()
    await updatePresence(ben, { status: 'online' })
    await updateSettings(ada, { showPresence: 'nobody' })
    const before = published.length
    await updatePresence(ada, { status: 'online' })
    await updatePresence(ada, { status: 'offline' })
    expect(published.slice(before).filter(({ event }) => event.type === 'presence_changed' && event.userId === ada.made.id)).toEqual([])
  })
})
