import { describe, expect, it } from 'vitest'
import { shortcutOf, type Pressed, type Where } from './shortcuts'

const anywhere: Where = { apple: false, inConversation: false, field: 'none', singleKeys: true }
const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false, ...held })

describe('a shortcut', () => {
  it('is Ctrl, or ⌘ where that is usual', () => {
    expect(shortcutOf(press('k', { ctrlKey: true }), anywhere)).toBe('palette')
    expect(shortcutOf(press('k', { metaKey: true }), anywhere)).toBeUndefined()
    expect(shortcutOf(press('k', { metaKey: true }), { ...anywhere, apple: true })).toBe('palette')
    expect(shortcutOf(press('k', { ctrlKey: true }), { ...anywhere, apple: true })).toBeUndefined()
  })

  it('of one key never fires while somebody types', () => {
    expect(shortcutOf(press('n'), anywhere)).toBe('newMessage')
    expect(shortcutOf(press('n'), { ...anywhere, field: 'empty' })).toBeUndefined()
    expect(shortcutOf(press('?'), { ...anywhere, field: 'filled' })).toBeUndefined()
    expect(shortcutOf(press('n', { isComposing: true }), anywhere)).toBeUndefined()
  })

  it('of one key can be switched off', () => {
    expect(shortcutOf(press('n'), { ...anywhere, singleKeys: false })).toBeUndefined()
    expect(shortcutOf(press('k', { ctrlKey: true }), { ...anywhere, singleKeys: false })).toBe('palette')
  })

  it('leads on from an empty field, and leaves the cursor in a filled one alone', () => {
    expect(shortcutOf(press('ArrowDown', { altKey: true }), { ...anywhere, field: 'empty' })).toBe('next')
    expect(shortcutOf(press('ArrowDown', { altKey: true }), { ...anywhere, field: 'filled' })).toBeUndefined()
  })

  it('of a conversation needs one', () => {
    expect(shortcutOf(press('u'), anywhere)).toBeUndefined()
    expect(shortcutOf(press('U'), { ...anywhere, inConversation: true })).toBe('markUnread')
  })

  it('happens once, however long the key is held', () => {
    expect(shortcutOf(press('n', { repeat: true }), anywhere)).toBeUndefined()
  })
})
