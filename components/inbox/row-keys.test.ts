import { describe, expect, it } from 'vitest'
import { rowAfterKey } from './row-keys'

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

describe('keys in the list of conversations', () => {
  it('lead up and down and stop at the ends', () => {
    expect(rowAfterKey({ ...plain, key: 'ArrowDown' }, 0, 3)).toBe(1)
    expect(rowAfterKey({ ...plain, key: 'ArrowDown' }, 2, 3)).toBe(2)
    expect(rowAfterKey({ ...plain, key: 'ArrowUp' }, 2, 3)).toBe(1)
    expect(rowAfterKey({ ...plain, key: 'ArrowUp' }, 0, 3)).toBe(0)
  })

  it('lead to both ends', () => {
    expect(rowAfterKey({ ...plain, key: 'Home' }, 2, 3)).toBe(0)
    expect(rowAfterKey({ ...plain, key: 'End' }, 0, 3)).toBe(2)
  })

  it('are left to the browser with a modifier, or when they mean something else', () => {
    expect(rowAfterKey({ ...plain, key: 'ArrowDown', altKey: true }, 0, 3)).toBeNull()
    expect(rowAfterKey({ ...plain, key: 'Enter' }, 0, 3)).toBeNull()
  })
})
