import { describe, expect, it } from 'vitest'
import { updateMe } from '../people/update-me'
import { type Actor, refusal, scene } from '../testing/scene'
import { createUpload } from './create-upload'
import { photo } from './file-samples.fixture'
import { findUpload } from './find-upload'

const { ctx, person } = scene()

async function picture(owner: Actor): Promise<string> {
  return (await createUpload(owner, { file: new File([new Uint8Array(await photo())], 'me.jpg') })).id
}
const isKept = async (id: string) => (await ctx.sql`select from uploads where id = ${id} and deleted_at is null and attached`).length === 1

describe('a profile picture', () => {
  it('is an own image, seen by everybody who is signed in', async () => {
    const [ada, stranger] = await Promise.all([person(), person()])
    const id = await picture(ada)
    expect(await refusal(findUpload(stranger, { id }))).toBe('not_found')
    expect(await updateMe(ada, { avatarUploadId: id })).toMatchObject({ avatarUrl: `/api/uploads/${id}?size=small` })
    expect(await findUpload(stranger, { id, size: 'small' })).toMatchObject({ contentType: 'image/webp' })
    expect(await isKept(id)).toBe(true)
  })

  it('makes room for the next, and for none', async () => {
    const [ada, stranger] = await Promise.all([person(), person()])
    const [first, second] = [await picture(ada), await picture(ada)]
    await updateMe(ada, { avatarUploadId: first, name: 'Ada' })
    await updateMe(ada, { avatarUploadId: second })
    expect([await isKept(first), await isKept(second)]).toEqual([false, true])
    await updateMe(ada, { avatarUploadId: second })
    await updateMe(ada, { bio: 'Nothing else changes.' })
    expect(await isKept(second)).toBe(true)
    expect(await updateMe(ada, { avatarUploadId: null })).toMatchObject({ avatarUrl: null, name: 'Ada' })
    expect(await refusal(findUpload(stranger, { id: second }))).toBe('not_found')
  })

  it('is never somebody else\'s, nor anything but an image', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const theirs = await picture(ben)
    const words = await createUpload(ada, { file: new File(['words'], 'a.txt') })
    expect(await refusal(updateMe(ada, { avatarUploadId: theirs }))).toBe('foreign_upload')
    expect(await refusal(updateMe(ada, { avatarUploadId: '01a1fc7b-0000-7000-8000-000000000000' }))).toBe('foreign_upload')
    expect(await refusal(updateMe(ada, { avatarUploadId: words.id }))).toBe('validation_failed')
  })
})
