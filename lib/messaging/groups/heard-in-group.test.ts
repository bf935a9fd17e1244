import { expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { scene } from '../testing/scene'
import { createGroup } from './create-group'

const { person, published } = scene()

it('who was asked into a group and has not answered hears that something was said, and what by its id alone', async () => {
  const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
  const { id } = await createGroup(ada, { memberIds: [ben.made.id, cleo.made.id], name: 'Friends' })
  published.splice(0)
  const { view } = await sendMessage(ada, { id, text: 'Welcome' })
  const heard = published.filter(({ event }) => event.type === 'conversation_updated')
  expect(heard.map(({ userIds }) => userIds.toSorted())).toEqual([[ben.made.id, cleo.made.id].toSorted()])
  expect(heard[0]?.event).toMatchObject({ conversationId: id, messageId: view.id })
  expect(JSON.stringify(heard)).not.toContain('Welcome')
})

it('who answers is in, and the others alone go on hearing of it so', async () => {
  const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
  const { id } = await createGroup(ada, { memberIds: [ben.made.id, cleo.made.id], name: 'Friends' })
  await sendMessage(ben, { id, text: 'Thanks' })
  published.splice(0)
  const { view } = await sendMessage(ada, { id, text: 'Welcome' })
  const told = (type: string) => published.filter(({ event }) => event.type === type && 'messageId' in event && event.messageId === view.id).flatMap(({ userIds }) => userIds).toSorted()
  expect(told('message_created')).toEqual([ada.made.id, ben.made.id].toSorted())
  expect(told('conversation_updated')).toEqual([cleo.made.id])
})
