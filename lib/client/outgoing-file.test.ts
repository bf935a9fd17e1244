import { describe, expect, it } from 'vitest'
import { kindOf, refusalOf } from './outgoing-file'

const megabyte = 1024 * 1024
const file = (name: string, type: string, size = 1000) => ({ name, type, size })

describe('a file that is picked', () => {
  it('is known by the type that the browser gives it', () => {
    expect(kindOf(file('a.jpg', 'image/jpeg'))).toBe('image')
    expect(kindOf(file('a.mov', 'video/quicktime'))).toBe('video')
    expect(kindOf(file('a.webm', 'audio/webm;codecs=opus'))).toBe('audio')
    expect(kindOf(file('a.m4a', 'audio/x-m4a'))).toBe('audio')
    expect(kindOf(file('a.pdf', 'application/pdf'))).toBe('file')
  })

  it('is refused before it is sent where the server would refuse it', () => {
    expect(refusalOf(file('a.jpg', 'image/jpeg', 10 * megabyte))).toBeNull()
    expect(refusalOf(file('a.jpg', 'image/jpeg', 10 * megabyte + 1))).toBe('too_large')
    expect(refusalOf(file('a.mp4', 'video/mp4', 50 * megabyte + 1))).toBe('too_large')
    expect(refusalOf(file('a.pdf', 'application/pdf', 0))).toBe('empty')
    for (const [name, type] of [['a.svg', 'image/svg+xml'], ['a.heic', ''], ['setup.exe', 'application/x-msdownload'], ['page.html', 'text/html'], ['film.webm', 'video/webm']] as const) {
      expect(refusalOf(file(name, type)), name).toBe('unsupported_media_type')
    }
  })

  it('may be tried where only its content can tell', () => {
    for (const [name, type] of [['notes', ''], ['data.json', 'application/json'], ['a.csv', 'text/csv'], ['a.zip', 'application/zip'], ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']] as const) {
      expect(refusalOf(file(name, type)), name).toBeNull()
    }
  })
})
