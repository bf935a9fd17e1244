import { expect, it } from 'vitest'
import type { Attachment } from '@/lib/contract/views'
import { summaryOf } from './summary'

const carrying = (...kinds: Attachment['kind'][]) => summaryOf({ text: '', attachments: kinds.map(kind => ({ kind }) as Attachment) })

it('a message in words is its caption, else what it carries', () => {
  expect(summaryOf({ text: 'Look', attachments: [{ kind: 'image' } as Attachment] })).toBe('Look')
  expect(carrying('image')).toBe('Photo')
  expect(carrying('image', 'image')).toBe('2 photos')
  expect(carrying('video')).toBe('Video')
  expect(carrying('file')).toBe('File')
  expect(carrying('image', 'file', 'video')).toBe('3 files')
})
