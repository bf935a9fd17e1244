import { describe, expect, it } from 'vitest'
import { badgedIcon, markedTitle } from './unread-icon'

describe('the title of the tab', () => {
  it('carries the number of unread messages', () => {
    expect(markedTitle('Inbox · Parley', 3)).toBe('(3) Inbox · Parley')
  })

  it('carries one number only', () => {
    expect(markedTitle('(3) Inbox · Parley', 4)).toBe('(4) Inbox · Parley')
    expect(markedTitle('(99+) Inbox · Parley', 120)).toBe('(99+) Inbox · Parley')
  })

  it('is bare again when nothing is unread', () => {
    expect(markedTitle('(3) Inbox · Parley', 0)).toBe('Inbox · Parley')
  })
})

describe('the icon of the tab', () => {
  it('shows at most two digits', () => {
    expect(decodeURIComponent(badgedIcon(7))).toContain('>7</text>')
    expect(decodeURIComponent(badgedIcon(250))).toContain('>99</text>')
  })
})
