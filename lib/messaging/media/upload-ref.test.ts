import { describe, expect, it } from 'vitest'
import { uploadIdOf } from './upload-ref'

const id = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const base = 'https://chat.example.org'

describe('how an upload is named', () => {
  it.each([id, id.toUpperCase(), `/api/uploads/${id}`, `/api/uploads/${id}?size=small`, `${base}/api/uploads/${id}`, ` ${id} `])('by %j', ref => {
    expect(uploadIdOf(ref, base)).toBe(id)
  })

  it.each([
    '', '7', 'photo.jpg', `https://elsewhere.example/api/uploads/${id}`, `//elsewhere.example/api/uploads/${id}`, `/\\elsewhere.example/api/uploads/${id}`,
    `http://here.invalid/api/uploads/${id}`, `api/uploads/${id}`, `/api/uploads/${id}/more`, '/api/uploads/7', `/other/${id}`, 'javascript:alert(1)', 'http://',
  ])('not by %j', ref => {
    expect(() => uploadIdOf(ref, base)).toThrow(expect.objectContaining({ code: 'foreign_upload' }))
  })

  it('nor by an address where this server does not know its own', () => {
    expect(() => uploadIdOf(`${base}/api/uploads/${id}`, null)).toThrow(expect.objectContaining({ code: 'foreign_upload' }))
  })
})
