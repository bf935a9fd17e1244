import { describe, expect, it } from 'vitest'
import { maxTextLength } from '@/lib/contract/text'
import { checkDraft, insertAt } from './draft-text'

describe('a draft', () => {
  it('can be sent when the server would take it', () => {
    expect(checkDraft('hello')).toEqual({ sendable: true, remaining: maxTextLength - 5, problem: null })
  })

  it.each(['', ' \n ', '\u200b'])('%j is nothing to send and nothing to complain about', draft => {
    expect(checkDraft(draft)).toMatchObject({ sendable: false, problem: null })
  })

  it('may say nothing where files go with it', () => {
    expect(checkDraft(' ', true)).toMatchObject({ sendable: true, problem: null })
  })

  it('is measured in code points, without the space around it', () => {
    expect(checkDraft(` ${'👋'.repeat(maxTextLength)} `)).toMatchObject({ sendable: true, remaining: 0 })
    expect(checkDraft('👋'.repeat(maxTextLength + 3))).toMatchObject({ sendable: false, remaining: -3, problem: 'too_long' })
  })

  it('says what is wrong with it', () => {
    expect(checkDraft('a\u0007b')).toMatchObject({ sendable: false, problem: 'not_showable' })
  })
})

describe('an emoji', () => {
  it('goes in at the caret, in place of what is selected', () => {
    expect(insertAt('ab', 1, 1, '👋')).toEqual({ text: 'a👋b', caret: 3 })
    expect(insertAt('abcd', 1, 3, '👋')).toEqual({ text: 'a👋d', caret: 3 })
    expect(insertAt('', 0, 0, '👋')).toEqual({ text: '👋', caret: 2 })
  })
})
