import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkSegments } from './links'

function links(text: string) {
  return linkSegments(text).filter(segment => segment.href !== undefined)
}

describe('links', () => {
  it.each([
    ['see https://example.org/a?b=c#d now', 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['www.example.org', 'www.example.org', 'https://www.example.org/'],
    ['example.org/path', 'example.org/path', 'https://example.org/path'],
    ['write to ada@example.org', 'ada@example.org', 'mailto:ada@example.org'],
    ['mailto:ada@example.org', 'mailto:ada@example.org', 'mailto:ada@example.org'],
    ['https://пример.рф/путь', 'https://пример.рф/путь', 'https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C'],
  ])('are found in %j', (text, shown, href) => {
    expect(links(text)).toEqual([{ text: shown, href }])
  })

  it.each([
    ['(https://example.org)', 'https://example.org'],
    ['Go to https://example.org.', 'https://example.org'],
    ['https://example.org, then', 'https://example.org'],
    ['https://example.org/wiki/Foo_(bar)', 'https://example.org/wiki/Foo_(bar)'],
    ['"https://example.org"', 'https://example.org'],
    ['https://example.org!', 'https://example.org'],
    ['https://example.org/?', 'https://example.org/'],
  ])('leave the punctuation of the sentence out in %j', (text, shown) => {
    expect(links(text).map(link => link.text)).toEqual([shown])
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'ftp://example.org/x',
    'vbscript:x',
    'blob:x',
    '//cdn/x',
    'README.md and main.ts and setup.py',
    '3.14 and 12:30 and 1.2.3',
    'just words',
  ])('are not made of %j', text => {
    expect(links(text)).toEqual([])
  })

  it('lead to the host that they show', () => {
    const text = 'https://bank.example@evil.example/login https://a:b@evil.example'
    for (const link of links(text)) {
      const shown = link.text.replace(/^.*[@/]/, '')
      expect(link.href).toMatch(new RegExp(`^(?:https://|mailto:.*@)${shown}/?$`))
    }
  })

  it('keep every character of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.emailAddress())), parts => {
        const text = parts.join(' ')
        expect(linkSegments(text).map(segment => segment.text).join('')).toBe(text)
      }),
    )
  })

  it('lead to the web or to a mailbox and nowhere else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[a-z]{2,10}:\/\/[a-z./]{1,20}$/)), text => {
        for (const { href } of links(text)) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/)
      }),
    )
  })
})
