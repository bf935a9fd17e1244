import { describe, expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { pageMessages } from '../messages/page-messages'
import { deleteMessage } from '../messages/delete-message'
import { group } from '../testing/group'
import { scene } from '../testing/scene'
import { createConversation } from './create-conversation'
import { pageInbox } from './page-inbox'
import { updateMembership } from './update-membership'

const { pair, person } = scene()
const usual = { archived: false, pinned: false, limit: 20, offset: 0 }

async function inboxOf(count: number) {
  const ada = await person()
  const ids: string[] = []
  for (let made = 0; made < count; made++) {
    const { view } = await createConversation(ada, { memberIds: [(await person()).made.id], text: `Hello ${made}` })
    ids.unshift(view.id)
  }
  return { ada, ids }
}

describe('pageInbox', () => {
  it('counts all that its pages hold', async () => {
    const { ada, ids } = await inboxOf(3)
    const page = await pageInbox(ada, { ...usual, limit: 2, offset: 1 })
    expect(page.total).toBe(3)
    expect(page.items.map(({ view }) => view.id)).toEqual(ids.slice(1))
  })

  it('has what was put away only where it is asked for, and pinned ones first', async () => {
    const { ada, ids } = await inboxOf(3)
    const [newest = '', middle = '', oldest = ''] = ids
    await updateMembership(ada, { id: newest, archived: true })
    await updateMembership(ada, { id: oldest, pinned: true })
    const shown = async (more: object) => (await pageInbox(ada, { ...usual, ...more })).items.map(({ view }) => view.id)
    expect(await shown({})).toEqual([oldest, middle])
    expect(await shown({ archived: true })).toEqual([oldest, newest, middle])
    expect(await shown({ pinned: true })).toEqual([oldest])
    expect(await shown({ q: 'hello 1' })).toEqual([middle])
  })

  it('has no groups where there are none, and tells who began each', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage(ben, { id, text: 'Hello' })
    await group(ada, ben)
    const page = await pageInbox({ ...ada, rules: { ...ada.rules, groups: false } }, usual)
    expect(page.total).toBe(1)
    expect(page.items).toMatchObject([{ begunBy: expect.any(String), view: { id } }])
  })
})

describe('pageMessages', () => {
  it('counts back from the newest, and counts what can be seen', async () => {
    const { ada, ben, id } = await pair()
    const said: string[] = []
    for (const text of ['one', 'two', 'three', 'four']) said.push((await sendMessage(ada, { id, text })).view.id)
    const { items, total } = await pageMessages(ben, { id, limit: 2, offset: 1 })
    expect([items.map(({ text }) => text), total]).toEqual([['two', 'three'], 4])
    await deleteMessage(ada, { id, messageId: said[3] ?? '', for: 'everyone' })
    expect((await pageMessages(ben, { id, limit: 2, offset: 0 }))).toMatchObject({ total: 3, items: [{ text: 'two' }, { text: 'three' }] })
  })
})
