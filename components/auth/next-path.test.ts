import { describe, expect, it } from 'vitest'
import { authPath, nextPath } from './next-path'

describe('the page after signing in', () => {
  it.each(['/settings', '/inbox/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', '/inbox?filter=unread', '/inbox#latest'])('is %s as wanted', wanted => {
    expect(nextPath(wanted)).toBe(wanted)
  })

  it.each([
    undefined,
    '',
    'settings',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    '/api/auth/signout',
    '/sign-in?next=/sign-in',
  ])('is the inbox instead of %j', wanted => {
    expect(nextPath(wanted)).toBe('/inbox')
  })

  it('is the inbox when it is given twice', () => {
    expect(nextPath(['/settings', '/inbox'])).toBe('/inbox')
  })
})

describe('the address of a page for signing in', () => {
  it('carries what was wanted', () => {
    expect(authPath('/sign-in', '/inbox?filter=unread')).toBe('/sign-in?next=%2Finbox%3Ffilter%3Dunread')
  })

  it('is bare for the inbox', () => {
    expect(authPath('/sign-up', '/inbox')).toBe('/sign-up')
  })
})
