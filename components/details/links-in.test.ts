import { expect, it } from 'vitest'
import { linksIn } from './links-in'

const preview = { url: 'https://example.org/walk', title: 'A walk', description: null, siteName: null, imageUrl: null }

it('a message has each of its pages once, in order, and no mail addresses', () => {
  const text = 'See https://example.org/walk and example.com, not ada@example.org; https://example.org/walk again'
  expect(linksIn({ text, preview: null }).map(({ url, host }) => [url, host])).toEqual([
    ['https://example.org/walk', 'example.org'],
    ['https://example.com/', 'example.com'],
  ])
})

it('a page is called as it calls itself, where that is known', () => {
  expect(linksIn({ text: 'https://example.org/walk https://example.org/other', preview }).map(({ title }) => title)).toEqual(['A walk', null])
})
