import { expect, it } from 'vitest'
import type { Call } from './call'
import { readMultipart } from './read-multipart'

const form = Buffer.from('--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nGrüße\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="日本.txt"\r\n\r\nwords\r\n--b--\r\n')

function call(read: Call['read'], size = String(form.length)): Call {
  const headers: Record<string, string> = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': size }
  return { method: 'POST', path: '/', params: {}, query: new URLSearchParams(), header: name => headers[name], read, address: '127.0.0.1' }
}

it('a form is its fields and its files, with the names that they have', async () => {
  const { text, file } = await readMultipart(call(async () => form))
  expect(text).toBe('Grüße')
  expect(file instanceof File && [file.name, await file.text()]).toEqual(['日本.txt', 'words'])
})

it('more than memory has room for is refused until there is room again', async () => {
  let finish = () => {}
  const finished = new Promise<void>(resolve => {
    finish = resolve
  })
  const slow = async () => {
    await finished
    return form
  }
  const large = '54000000'
  const first = Array.from({ length: 7 }, () => readMultipart(call(slow, large)))
  await expect(readMultipart(call(slow, large))).rejects.toMatchObject({ code: 'unavailable', extra: { retryAfter: 2 } })
  finish()
  await Promise.all(first)
  expect((await readMultipart(call(slow, large))).text).toBe('Grüße')
})

it('a length that is a lie takes no room from others', async () => {
  for (const size of ['-1e12', 'NaN', '9'.repeat(400)]) await readMultipart(call(async () => form, size))
  expect((await readMultipart(call(async () => form))).text).toBe('Grüße')
})
