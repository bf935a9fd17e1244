import { describe, expect, it } from 'vitest'
import { sends, type ComposerKey } from './keys'

function enter(rest: Partial<ComposerKey> = {}): ComposerKey {
  return { key: 'Enter', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, keyCode: 13, isComposing: false, ...rest }
}

describe('Enter', () => {
  it('sends', () => {
    expect(sends(enter(), false)).toBe(true)
  })

  it('breaks the line with Shift or Alt', () => {
    expect(sends(enter({ shiftKey: true }), false)).toBe(false)
    expect(sends(enter({ altKey: true }), false)).toBe(false)
  })

  it('breaks the line on touch, where the button sends', () => {
    expect(sends(enter(), true)).toBe(false)
  })

  it('sends with Ctrl or Cmd everywhere', () => {
    expect(sends(enter({ ctrlKey: true }), true)).toBe(true)
    expect(sends(enter({ metaKey: true }), false)).toBe(true)
  })

  it('belongs to the input method while that composes, also just after in Safari', () => {
    expect(sends(enter({ isComposing: true }), false)).toBe(false)
    expect(sends(enter({ keyCode: 229 }), false)).toBe(false)
  })
})

it('no other key sends', () => {
  expect(sends(enter({ key: 'a', keyCode: 65 }), false)).toBe(false)
})
