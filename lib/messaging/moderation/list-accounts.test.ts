import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { refusal, scene } from '../testing/scene'
import { changeAccount } from './change-account'
import { getAccount, listAccounts } from './list-accounts'
import { staff } from './moderation.fixture'
import { suspendUser } from './suspend-user'

const world = scene()
const { person } = world

describe('listAccounts', () => {
  it('finds people by the beginning of a word of their name, suspended ones too', async () => {
    const moderator = await staff(world, 'moderator')
    const [ada, bea] = [await person({ name: 'Zoe Quillfeather' }), await person({ name: 'Quillon Rask' })]
    await suspendUser(moderator, { id: ada.made.id, reason: 'Spam' })
    const { items } = await listAccounts(moderator, { q: 'quill', group: 'all', limit: 10 })
    expect(items.map(({ id, suspensionReason }) => [id, suspensionReason])).toEqual([[bea.made.id, null], [ada.made.id, 'Spam']])
  })

  it('tells staff and suspended people from the rest', async () => {
    const [administrator, ada, ben] = [await staff(world, 'administrator'), await person(), await person()]
    await changeAccount(administrator, { id: ada.made.id, role: 'moderator' })
    await suspendUser(administrator, { id: ben.made.id, reason: 'Spam', until: new Date(Date.now() + 60_000).toISOString() })
    const ids = async (group: 'staff' | 'suspended') => (await listAccounts(administrator, { group, limit: 100 })).items.map(({ id }) => id)
    const [staffIds, suspendedIds] = [await ids('staff'), await ids('suspended')]
    expect([staffIds.includes(ada.made.id), staffIds.includes(ben.made.id)]).toEqual([true, false])
    expect([suspendedIds.includes(ada.made.id), suspendedIds.includes(ben.made.id)]).toEqual([false, true])
  })

  it('is paged, newest first, and refuses a cursor of another search', async () => {
    const moderator = await staff(world, 'moderator')
    for (let count = 0; count < 3; count++) await person({ name: 'Paged Person' })
    const whole = await listAccounts(moderator, { q: 'paged', group: 'all', limit: 10 })
    const first = await listAccounts(moderator, { q: 'paged', group: 'all', limit: 2 })
    const cursor = first.nextCursor ?? ''
    const second = await listAccounts(moderator, { q: 'paged', group: 'all', limit: 2, cursor })
    expect([...first.items, ...second.items]).toEqual(whole.items)
    expect(second.nextCursor).toBeNull()
    expect(await refusal(listAccounts(moderator, { q: 'other', group: 'all', limit: 2, cursor }))).toBe('validation_failed')
  })

  it('is for staff', async () => {
    expect(await refusal(listAccounts(await person(), { group: 'all', limit: 1 }))).toBe('forbidden')
  })
})

describe('getAccount', () => {
  it('shows role, plan and suspension, to staff alone', async () => {
    const [moderator, ada] = [await staff(world, 'moderator'), await person()]
    expect(await getAccount(moderator, { id: ada.made.id })).toMatchObject({ id: ada.made.id, role: 'user', plan: 'free', suspendedAt: null })
    expect(await refusal(getAccount(moderator, { id: newId() }))).toBe('not_found')
    expect(await refusal(getAccount(ada, { id: ada.made.id }))).toBe('forbidden')
  })
})
