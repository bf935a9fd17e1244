import { expect, test } from 'vitest'
import { filesNamedIn, isFile } from './named-files'

test('files are found in tags and in what scripts are handed, each once', () => {
  const html = `<link rel="stylesheet" href="/_next/static/chunks/0a1.css"><script src="/_next/static/chunks/1~b.js"></script>
    <script>self.__next_f.push([1,"I[1,[\\"/_next/static/chunks/1~b.js\\",\\"static/chunks/2c.js\\"],\\"X\\"]"])</script>
    <link rel="preload" href="/_next/static/media/Geist-s.p.woff2"><a href="/inbox">static/chunks/</a>`
  expect(filesNamedIn(html)).toEqual([
    '/_next/static/chunks/0a1.css',
    '/_next/static/chunks/1~b.js',
    '/_next/static/chunks/2c.js',
    '/_next/static/media/Geist-s.p.woff2',
  ])
})

test('nothing but files is one', () => {
  expect(['/_next/static/chunks/a.js', 'https://parley.example/_next/static/a.css', '/api/me', '/inbox?x=/_next/static/', 'http://'].map(isFile)).toEqual([true, true, false, false, false])
})
