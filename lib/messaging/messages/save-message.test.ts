import { describe, expect, it } from 'vitest'
import { refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { listSaved, saveMessage, unsaveMessage } from './save-message'
import { sendMessage } from './send-message'

const { ctx, pair, person, published } = scene()

describe('saveMessage', () => {
  it('keeps messages of any conversation, the newest saved first, page by page, for the caller alone', async () => {
    const [one, two] = await Promise.all([pair(), pair()])
    const texts: string[] = []
    const { ada } = one
    await ctx.sql`update memberships set user_id = ${ada.made.id} where conversation_id = ${two.id} and user_id = ${two.ada.made.id}`
    for (const [from, id, text] of [[one.ben, one.id, 'First'], [two.ben, two.id, 'Second'], [ada, one.id, 'Third']] as const) {
      const { view } = await sendMessage(from, { id, text })
      await saveMessage(ada, { id, messageId: view.id })
      texts.unshift(text)
    }
    const first = await listSaved(ada, { limit: 2 })
    const rest = await listSaved(ada, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map(({ text }) => text)).toEqual(texts)
    expect(rest.nextCursor).toBeNull()
    expect((await listSaved(one.ben, { limit: 10 })).items).toEqual([])
  })

  it('a second time changes nothing, nor does taking back what is not there; nobody hears of it', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Once' })
    const told = published.length
    await Promise.all(Array.from({ length: 5 }, () => saveMessage(ben, { id, messageId: view.id })))
    expect((await listSaved(ben, { limit: 10 })).items).toHaveLength(1)
    await unsaveMessage(ben, { id, messageId: view.id })
    await unsaveMessage(ben, { id, messageId: view.id })
    expect((await listSaved(ben, { limit: 10 })).items).toEqual([])
    expect(published.length).toBe(told)
  })

  it('shows only what the caller may still see', async () => {
    const { ada, ben, id } = await pair()
    const ids = await Promise.all(['One', 'Two', 'Three'].map(async text => (await sendMessage(ada, { id, text })).view.id))
    for (const messageId of ids) await saveMessage(ben, { id, messageId })
    await deleteMessage(ada, { id, messageId: ids[0] ?? '', for: 'everyone' })
    await deleteMessage(ben, { id, messageId: ids[1] ?? '', for: 'me' })
    expect((await listSaved(ben, { limit: 10 })).items.map(message => message.id)).toEqual([ids[2]])
    await ctx.sql`update memberships set cleared_seq = 10 where conversation_id = ${id} and user_id = ${ben.made.id}`
    expect((await listSaved(ben, { limit: 10 })).items).toEqual([])
  })

  it('rule 4: what the caller may not see does not exist', async () => {
    const { ada, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Private' })
    const outsider = await person()
    expect(await refusal(saveMessage(outsider, { id, messageId: view.id }))).toBe('not_found')
    expect(await refusal(unsaveMessage(outsider, { id, messageId: view.id }))).toBe('not_found')
    const elsewhere = await pair()
    expect(await refusal(saveMessage(elsewhere.ada, { id: elsewhere.id, messageId: view.id }))).toBe('not_found')
  })

  it('against a delete leaves nothing to see', async () => {
    const { ada, ben, id } = await pair()
    const ids = await Promise.all(Array.from({ length: 20 }, async (_, index) => (await sendMessage(ada, { id, text: `Line ${index}` })).view.id))
    const outcomes = await Promise.all(ids.map(async (messageId, index) => {
      const saved = saveMessage(ben, { id, messageId }).then(() => 'saved', (error: { code: string }) => error.code)
      await deleteMessage(ada, { id, messageId, for: 'everyone', mode: index % 2 ? 'hide' : 'erase' })
      return saved
    }))
    expect(outcomes.filter(outcome => outcome !== 'saved' && outcome !== 'not_found')).toEqual([])
    expect((await listSaved(ben, { limit: 100 })).items).toEqual([])
  })
})
