import { expect, it } from 'vitest'
import { getCounterpart } from '../conversations/get-counterpart'
import { blockUser } from '../people/block-user'
import { refusal, scene } from '../testing/scene'
import { getAsked, listAsked } from './asked-conversations'
import { cancelRequest } from './cancel-request'
import { createRequest } from './create-request'
import { declineRequest } from './decide-request'

const { person } = scene()

async function asked() {
  const [ada, ben] = await Promise.all([person(), person()])
  const { view } = await createRequest(ada, { userId: ben.made.id, text: 'May I?' })
  return { ada, ben, id: view.conversationId, requestId: view.id }
}

it('what waits for an answer is listed for who is asked alone', async () => {
  const { ada, ben, id, requestId } = await asked()
  expect(await listAsked(ben)).toMatchObject([{ view: { id, requestId }, begunBy: ada.made.id }])
  expect(await listAsked(ada)).toEqual([])
})

it('a request is found by its conversation, also after a decision, but not once it was taken back', async () => {
  const { ada, ben, id, requestId } = await asked()
  expect(await getAsked(ben, { id })).toMatchObject({ requestId })
  expect(await refusal(getAsked(ada, { id }))).toBe('not_found')
  await declineRequest(ben, { id: requestId })
  expect(await getAsked(ben, { id })).toMatchObject({ requestId })
  expect(await listAsked(ben)).toEqual([])
  const other = await asked()
  await cancelRequest(other.ada, { id: other.requestId })
  expect(await refusal(getAsked(other.ben, { id: other.id }))).toBe('not_found')
})

it('the counterpart of a declined request is found only by who blocked them', async () => {
  const { ada, ben, id, requestId } = await asked()
  expect(await getCounterpart(ben, { id })).toEqual({ userId: ada.made.id })
  await declineRequest(ben, { id: requestId })
  expect(await refusal(getCounterpart(ben, { id }))).toBe('not_found')
  await blockUser(ben, { id: ada.made.id })
  expect(await getCounterpart(ben, { id })).toEqual({ userId: ada.made.id })
  expect(await refusal(getCounterpart(await person(), { id }))).toBe('not_found')
})
