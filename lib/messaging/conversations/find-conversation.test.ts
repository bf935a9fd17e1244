import { describe, expect, it } from 'vitest'
import { group } from '../testing/group'
import { refusal, scene } from '../testing/scene'
import { findConversation } from './find-conversation'
import { getConversation } from './get-conversation'

const { pair, person } = scene()

describe('findConversation', () => {
  it('rule 3: knows a conversation by id and by number, for members alone', async () => {
    const { ada, ben, id } = await pair()
    const { number } = await getConversation(ada, { id })
    const found = { id, number, state: 'active' }
    expect([await findConversation(ada, id), await findConversation(ben, String(number))]).toEqual([found, found])
    expect(await refusal(findConversation(await person(), id))).toBe('not_found')
    for (const ref of ['', 'here', '0']) expect(await refusal(findConversation(ada, ref))).toBe('not_found')
  })

  it('decision 17: does not find a group where there are no groups', async () => {
    const { ada, ben } = await pair()
    const id = await group(ada, ben)
    expect(await findConversation(ben, id)).toMatchObject({ id })
    expect(await refusal(findConversation({ ...ben, rules: { ...ben.rules, groups: false } }, id))).toBe('not_found')
  })
})
