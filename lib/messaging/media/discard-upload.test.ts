import { expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { refusal, scene } from '../testing/scene'
import { createUpload } from './create-upload'
import { discardUpload } from './discard-upload'

const { pair } = scene()

it('what was not sent can be given up by whoever uploaded it alone, what was sent by nobody', async () => {
  const { ada, ben, id } = await pair()
  const upload = () => createUpload(ada, { file: new File(['Plain words.'], 'notes.txt') })
  const [sent, unsent] = [await upload(), await upload()]
  await sendMessage(ada, { id, uploadIds: [sent.id] })
  await discardUpload(ada, sent)
  await discardUpload(ben, unsent)
  const gone = () => ada.sql<{ id: string }[]>`select id from uploads where owner_id = ${ada.made.id} and deleted_at is not null`
  expect(await gone()).toEqual([])
  await discardUpload(ada, unsent)
  expect(await gone()).toEqual([{ id: unsent.id }])
  expect(await refusal(sendMessage(ada, { id, uploadIds: [unsent.id] }))).toBe('foreign_upload')
})
