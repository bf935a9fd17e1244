import { describe, expect, it } from 'vitest'
import { refusal } from '../testing/scene'
import * as sample from './file-samples.fixture'
import { fileTypeOf } from './file-type'

async function typeOf(bytes: Uint8Array, name = 'x'): Promise<string> {
  const { kind, contentType } = await fileTypeOf(bytes, name)
  return `${kind}: ${contentType}`
}

const megabyte = 1024 * 1024
const office = 'application/vnd.openxmlformats-officedocument.'

describe('decision 18: what a file is says its content', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['image: image/jpeg', () => sample.still('jpeg')],
    ['image: image/png', () => sample.still('png')],
    ['image: image/gif', () => sample.still('gif')],
    ['image: image/webp', () => sample.still('webp')],
    ['video: video/mp4', () => sample.film()],
    ['video: video/quicktime', () => sample.film('qt  ')],
    ['audio: audio/mp4', () => sample.film('M4A ')],
    ['audio: audio/wav', sample.wave],
    ['audio: audio/webm', () => sample.recording(['A_OPUS'])],
    ['file: application/pdf', sample.pdf],
    ['file: application/zip', () => sample.archive({ 'a.txt': 'a' })],
    [`file: ${office}wordprocessingml.document`, sample.wordDocument],
    ['file: application/vnd.oasis.opendocument.text', sample.openDocument],
    ['file: text/plain', () => Buffer.from('Grüße, 日本, 👋\r\n\tand <b>so</b> on')],
  ])('%s', async (expected, bytes) => {
    expect(await typeOf(await bytes())).toBe(expected)
  })

  it('takes an old office file for what its name says, and no other such container', async () => {
    expect(await typeOf(sample.oldOffice(), 'Bericht.DOC')).toBe('file: application/msword')
    expect(await typeOf(sample.oldOffice(), 'Zahlen.xls')).toBe('file: application/vnd.ms-excel')
    expect(await refusal(fileTypeOf(sample.oldOffice(), 'setup.msi'))).toBe('unsupported_media_type')
  })

  it('does not believe a name', async () => {
    expect(await typeOf(await sample.still('png'), 'holiday.mp4')).toBe('image: image/png')
    expect(await typeOf(Buffer.from('just words'), 'holiday.jpg')).toBe('file: text/plain')
    expect(await refusal(fileTypeOf(sample.program(), 'holiday.jpg'))).toBe('unsupported_media_type')
  })

  it.each<[string, Uint8Array]>([
    ['a drawing that can hold programs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['such a drawing with a prologue', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page', Buffer.from('\n <!DOCTYPE html><script>alert(1)</script>')],
    ['a page without a beginning', Buffer.from('<script>alert(1)</script>')],
    ['a program', sample.program()],
    ['a film of another kind', sample.recording(['V_VP8', 'A_OPUS'])],
    ['bytes that mean nothing', Buffer.from([1, 2, 3, 250, 251, 0])],
    ['text that is no UTF-8', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65])],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusal(fileTypeOf(bytes, 'photo.png'))).toBe('unsupported_media_type')
  })

  it('looks for moving pictures in the head of a recording alone', async () => {
    const sound = Buffer.concat([Buffer.from([0x1f, 0x43, 0xb6, 0x75]), Buffer.from('noise V_ noise', 'latin1')])
    expect(await typeOf(Buffer.concat([sample.recording(['A_OPUS']), sound]))).toBe('audio: audio/webm')
    expect(await refusal(fileTypeOf(Buffer.concat([sample.recording(['V_VP8']), sound]), 'x'))).toBe('unsupported_media_type')
  })

  it('takes images to 10 MB and the rest to 50 MB', async () => {
    const padded = (bytes: Buffer, size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
    const picture = await sample.still('jpeg')
    expect(await typeOf(padded(picture, 10 * megabyte))).toBe('image: image/jpeg')
    expect(await refusal(fileTypeOf(padded(picture, 10 * megabyte + 1), 'x'))).toBe('too_large')
    expect(await typeOf(padded(sample.film(), 50 * megabyte))).toBe('video: video/mp4')
    expect(await refusal(fileTypeOf(padded(sample.film(), 50 * megabyte + 1), 'x'))).toBe('too_large')
    expect(await refusal(fileTypeOf(Buffer.alloc(50 * megabyte + 1, 'a'), 'x'))).toBe('too_large')
  })
})
