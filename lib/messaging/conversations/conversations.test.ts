import { describe, expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { followUser } from '../people/follow-user'
import { refusal, scene } from '../testing/scene'
import { createConversation } from './create-conversation'
import { getConversation } from './get-conversation'
import { listInbox } from './list-inbox'
import { markRead } from '../reads/mark-read'

const { person, pair } = scene()
const all = { filter: 'all', limit: 50 } as const
const names = (page: { items: { members: { user: { name: string } }[] }[] }, own: string) =>
  page.items.map(({ members }) => members.find(({ user }) => user.name !== own)?.user.name)

async function adaAndFriends() {
  const ada = await person({ name: 'Ada' })
  for (const name of ['Ben', 'Cleo', 'Dov']) {
    const friend = await person({ name })
    await followUser(friend, { id: ada.made.id })
    const { view } = await createConversation(friend, { memberIds: [ada.made.id], text: `Hello from ${name}` })
    if (name === 'Cleo') await markRead(ada, { id: view.id })
  }
  return ada
}

describe('createConversation', () => {
  it('rule 11: a new one is created, the same pair finds it again', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const first = await createConversation(ada, { memberIds: [ben.made.id] })
    const again = await createConversation(ben, { memberIds: [ada.made.id] })
    expect([first.outcome, again.outcome]).toEqual(['created', 'existing'])
    expect(again.view.id).toBe(first.view.id)
  })

  it('rule 3: a person may be named by number', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view } = await createConversation(ada, { memberIds: [String(ben.made.number)] })
    expect(view.members.map(({ user }) => user.id).sort()).toEqual([ada.made.id, ben.made.id].sort())
  })

  it('is nobody else’s news before something is said', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view } = await createConversation(ada, { memberIds: [ben.made.id] })
    expect((await listInbox(ada, all)).items).toHaveLength(1)
    expect((await listInbox(ben, all)).items).toHaveLength(0)
    await followUser(ada, { id: ben.made.id })
    await sendMessage(ada, { id: view.id, text: 'Hello' })
    expect((await listInbox(ben, all)).items).toHaveLength(1)
  })

  it('decision 3: oneself, unknown people and junk are refused', async () => {
    const ada = await person()
    expect(await refusal(createConversation(ada, { memberIds: [ada.made.id] }))).toBe('cannot_message_self')
    expect(await refusal(createConversation(ada, { memberIds: ['01a1fc7b-0000-7000-8000-000000000000'] }))).toBe('not_found')
    expect(await refusal(createConversation(ada, { memberIds: ['somebody'] }))).toBe('validation_failed')
  })

  it('begins nothing when its first text is refused', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    expect(await refusal(createConversation(ada, { memberIds: [ben.made.id], text: ' ' }))).toBe('blank_text')
    expect((await listInbox(ada, all)).items).toEqual([])
  })
})

describe('getConversation', () => {
  it('is found by its id or its number, by members only', async () => {
    const { ada, id } = await pair()
    const byId = await getConversation(ada, { id })
    expect(await getConversation(ada, { id: String(byId.number) })).toEqual(byId)
    const outsider = await person()
    expect(await refusal(getConversation(outsider, { id }))).toBe('not_found')
    expect(await refusal(getConversation(outsider, { id: String(byId.number) }))).toBe('not_found')
  })
})

describe('listInbox', () => {
  it('shows the latest activity first', async () => {
    const ada = await adaAndFriends()
    expect(names(await listInbox(ada, all), 'Ada')).toEqual(['Dov', 'Cleo', 'Ben'])
  })

  it('filters what is unread', async () => {
    const ada = await adaAndFriends()
    expect(names(await listInbox(ada, { filter: 'unread', limit: 50 }), 'Ada')).toEqual(['Dov', 'Ben'])
  })

  it('finds names and messages, taking wildcards literally', async () => {
    const ada = await adaAndFriends()
    expect(names(await listInbox(ada, { ...all, q: 'cle' }), 'Ada')).toEqual(['Cleo'])
    expect(names(await listInbox(ada, { ...all, q: 'from Dov' }), 'Ada')).toEqual(['Dov'])
    expect((await listInbox(ada, { ...all, q: '%' })).items).toEqual([])
  })

  it('pages without leaving out or repeating', async () => {
    const ada = await adaAndFriends()
    const first = await listInbox(ada, { filter: 'all', limit: 2 })
    const second = await listInbox(ada, { filter: 'all', limit: 2, cursor: first.nextCursor ?? '' })
    expect([...names(first, 'Ada'), ...names(second, 'Ada')]).toEqual(['Dov', 'Cleo', 'Ben'])
    expect(second.nextCursor).toBeNull()
  })

  it('refuses a cursor of somebody else or of another filter', async () => {
    const ada = await adaAndFriends()
    const { nextCursor } = await listInbox(ada, { filter: 'all', limit: 2 })
    const cursor = nextCursor ?? ''
    expect(await refusal(listInbox(ada, { filter: 'unread', limit: 2, cursor }))).toBe('validation_failed')
    expect(await refusal(listInbox(await person(), { filter: 'all', limit: 2, cursor }))).toBe('validation_failed')
  })
})
