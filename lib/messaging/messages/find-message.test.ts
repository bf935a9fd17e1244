import { describe, expect, it } from 'vitest'
import { group } from '../testing/group'
import { refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { findMessage } from './find-message'
import { sendMessage } from './send-message'

const { pair, person } = scene()

describe('a message that is named by itself', () => {
  it('is found by id and by number, by members alone', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Here' })
    const where = { id: view.id, number: view.number, conversationId: id }
    expect([await findMessage(ada, view.id), await findMessage(ben, String(view.number))]).toEqual([where, where])
    expect(await refusal(findMessage(await person(), view.id))).toBe('not_found')
    for (const ref of ['', 'here', id]) expect(await refusal(findMessage(ada, ref))).toBe('not_found')
  })

  it('is not there once deleted, nor in a group where there are no groups', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Here' })
    await deleteMessage(ada, { id, messageId: view.id, for: 'everyone' })
    expect(await refusal(findMessage(ada, view.id))).toBe('not_found')
    const said = await sendMessage(ada, { id: await group(ada, ben), text: 'All of you' })
    expect(await refusal(findMessage({ ...ben, rules: { ...ben.rules, groups: false } }, said.view.id))).toBe('not_found')
  })
})
