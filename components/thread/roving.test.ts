import { describe, expect, it } from 'vitest'
import { rowAfterKey } from './roving'
import type { Row } from './rows'

const rows = ['beginning', 'day', 'message', 'message', 'unread', 'message', 'typing'].map(kind => ({ kind }) as Row)

describe('in the log', () => {
  it('arrows go from message to message, past everything else', () => {
    expect(rowAfterKey(rows, 5, 'ArrowUp')).toBe(3)
    expect(rowAfterKey(rows, 3, 'ArrowUp')).toBe(2)
    expect(rowAfterKey(rows, 3, 'ArrowDown')).toBe(5)
  })

  it('arrows stop at the first and the last message', () => {
    expect(rowAfterKey(rows, 2, 'ArrowUp')).toBe(-1)
    expect(rowAfterKey(rows, 5, 'ArrowDown')).toBe(-1)
  })

  it('Home and End go to the first and the last message', () => {
    expect(rowAfterKey(rows, 3, 'Home')).toBe(2)
    expect(rowAfterKey(rows, 3, 'End')).toBe(5)
  })

  it('every other key is left to the browser', () => {
    expect(rowAfterKey(rows, 3, 'PageUp')).toBeNull()
    expect(rowAfterKey(rows, 3, 'a')).toBeNull()
  })
})
