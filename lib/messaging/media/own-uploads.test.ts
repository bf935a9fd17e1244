import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { createConversation } from '../conversations/create-conversation'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { type Actor, refusal, scene } from '../testing/scene'
import { createUpload } from './create-upload'
import { film, photo } from './file-samples.fixture'
import { findUpload } from './find-upload'

const { ctx, pair, person } = scene()

async function upload(owner: Actor, name: string, bytes: Uint8Array = Buffer.from(name)): Promise<string> {
  return (await createUpload(owner, { file: new File([new Uint8Array(bytes)], name) })).id
}

describe('a message with files', () => {
  it('shows them in the order in which they were named, to everybody the same', async () => {
    const { ada, ben, id } = await pair()
    const [words, picture, movie] = [await upload(ada, 'Wörter.txt'), await upload(ada, 'a.jpg', await photo()), await upload(ada, 'b.mp4', film())]
    const { view } = await sendMessage(ada, { id, text: '', uploadIds: [movie, words, picture] })
    expect(view.attachments.map(({ name, kind, url }) => [name, kind, url])).toEqual([
      ['b.mp4', 'video', `/api/uploads/${movie}`], ['Wörter.txt', 'file', `/api/uploads/${words}`], ['a.jpg', 'image', `/api/uploads/${picture}`],
    ])
    expect((await listMessages(ben, { id, limit: 1 })).items[0]?.attachments).toEqual(view.attachments)
    expect(await findUpload(ben, { id: words })).toMatchObject({ name: 'Wörter.txt' })
  })

  it('decision 18: never has somebody else\'s, one that is gone or one that never was', async () => {
    const { ada, ben, id } = await pair()
    const [own, theirs, gone] = [await upload(ada, 'a.txt'), await upload(ben, 'b.txt'), await upload(ada, 'c.txt')]
    await ctx.sql`update uploads set deleted_at = now() where id = ${gone}`
    for (const foreign of [theirs, gone, newId(), 'no id', '17']) {
      expect(await refusal(sendMessage(ada, { id, text: 'See', uploadIds: [own, foreign] }))).toBe('foreign_upload')
    }
    expect((await listMessages(ada, { id, limit: 10 })).items).toEqual([])
  })

  it('has at most ten, each once', async () => {
    const { ada, id } = await pair()
    const ids = await Promise.all(Array.from({ length: 11 }, (_, index) => upload(ada, `${index}.txt`)))
    expect(await refusal(sendMessage(ada, { id, uploadIds: ids }))).toBe('validation_failed')
    const [first = '', second = ''] = ids
    expect((await sendMessage(ada, { id, uploadIds: [first, second, first.toUpperCase()] })).view.attachments.map(file => file.id)).toEqual([first, second])
  })

  it('shows a request\'s files to who asked, and to the other only once it is accepted', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view } = await createConversation(ada, { memberIds: [ben.made.id] })
    const uploadId = await upload(ada, 'a.txt')
    await sendMessage(ada, { id: view.id, text: 'See', uploadIds: [uploadId] })
    expect(await findUpload(ada, { id: uploadId })).toMatchObject({ name: 'a.txt' })
    expect(await refusal(findUpload(ben, { id: uploadId }))).toBe('not_found')
    await sendMessage(ben, { id: view.id, text: 'Answered, and so accepted.' })
    expect(await findUpload(ben, { id: uploadId })).toMatchObject({ name: 'a.txt' })
  })
})
