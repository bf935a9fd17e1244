import { describe, expect, it } from 'vitest'
import { firstLink } from './first-link'
import { parsePage } from './parse-page'

const parse = (html: string, contentType = 'text/html; charset=utf-8') => parsePage(Buffer.from(html), contentType, 'https://site.example/a/page')

describe('what a page says of itself', () => {
  it('is its OpenGraph', () => {
    expect(parse(`<html><head><title>Other</title>
      <meta property="og:title" content="A title &amp; more"><meta property="og:description" content="Grüße">
      <meta property="og:site_name" content="Site"><meta property="og:image" content="/picture.png"></head><body>`)).toEqual({
      title: 'A title & more', description: 'Grüße', siteName: 'Site', imageUrl: 'https://site.example/picture.png',
    })
  })

  it('else its title and description', () => {
    expect(parse('<title> A\n  title </title><meta name="description" content="Words">')).toEqual({
      title: 'A title', description: 'Words', siteName: null, imageUrl: null,
    })
  })

  it.each(['', '<title> </title>', '{"json":true}', '<p>No head at all'])('is nothing for %j', html => {
    expect(parse(html)).toBeNull()
  })

  it('is short, on one line, and shows nothing turned around', () => {
    const page = parse(`<title>${'ä'.repeat(1000)}</title><meta name="description" content="a\u202eb\n\u0007c">`)
    expect([[...page?.title ?? ''].length, page?.title?.at(-1), page?.description]).toEqual([200, '…', 'a b c'])
  })

  it('is read in the encoding of the header, else of the page', () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="windows-1252"><title>Gr'), Buffer.from([0xfc, 0xdf]), Buffer.from('e</title>')])
    expect(parsePage(bytes, 'text/html', 'https://site.example/')?.title).toBe('Grüße')
    expect(parsePage(bytes, 'text/html; charset=iso-8859-1', 'https://site.example/')?.title).toBe('Grüße')
    expect(parse('<title>A</title>', 'text/html; charset=nonsense')?.title).toBe('A')
  })

  it('is never taken from the body', () => {
    expect(parse('<title>A</title><body><meta property="og:title" content="B">')?.title).toBe('A')
  })

  it('may hold what looks like a tag', () => {
    expect(parse(`<meta property='og:title' content="Home > Shop's"><meta content=bare name=description>`)).toMatchObject({ title: 'Home > Shop\'s', description: 'bare' })
  })

  it.each(['<div>', '<meta ', '<meta a="', '<title>', "<meta '", '<'])('is found however a page is filled with %s', filling => {
    expect(parse(`<title>A</title>${filling.repeat(500_000 / filling.length)}`)?.title).toBe('A')
  })
})

describe('the first link of a text', () => {
  it.each([
    ['See https://site.example/a?b=c#d.', 'https://site.example/a?b=c'],
    ['(http://site.example/a_(b)) and https://other.example', 'http://site.example/a_(b)'],
    ['HTTPS://SITE.example', 'https://site.example/'],
    ['日本 https://例え.jp/パス', 'https://xn--r8jz45g.jp/%E3%83%91%E3%82%B9'],
    ['mailto:a@site.example ftp://site.example //site.example site.example', null],
    ['no link', null],
  ])('%s', (text, link) => {
    expect(firstLink(text)).toBe(link)
  })
})
