import { describe, expect, it } from 'vitest'
import { isNarrowed, searchOf } from './narrowed'

describe('a narrowed search', () => {
  it('asks for nothing that was not chosen', () => {
    expect(searchOf('hello', {})).toEqual({ q: 'hello' })
    expect(isNarrowed({})).toBe(false)
  })

  it('asks by the id of a person', () => {
    expect(searchOf('', { from: { id: 'a', name: 'Ada' }, has: 'image' })).toEqual({ from: 'a', has: 'image' })
  })

  it('has the whole of both days, where the reader is', () => {
    const { after, before } = searchOf('x', { since: '2026-11-20', until: '2026-11-20' })
    expect(after).toBe(new Date(2026, 10, 20).toISOString())
    expect(before).toBe(new Date(2026, 10, 21).toISOString())
  })

  it('takes half a date for none', () => {
    expect(searchOf('x', { since: 'soon' })).toEqual({ q: 'x' })
  })
})
