import { expect, it } from 'vitest'
import { actionsOfKey, opensMenu } from './message-keys'

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

it('single keys act on a message, in capitals too', () => {
  expect(actionsOfKey({ ...plain, key: 'r' })).toEqual(['reply'])
  expect(actionsOfKey({ ...plain, key: 'R' })).toEqual(['reply'])
  expect(actionsOfKey({ ...plain, key: '+' })).toEqual(['react'])
  expect(actionsOfKey({ ...plain, key: 'Delete' })).toEqual(['remove'])
})

it('with Ctrl, Alt or Meta they are the browser’s', () => {
  expect(actionsOfKey({ ...plain, ctrlKey: true, key: 'r' })).toEqual([])
  expect(actionsOfKey({ ...plain, metaKey: true, key: 'c' })).toEqual([])
})

it('Enter, Shift+F10 and the menu key open the menu', () => {
  expect(opensMenu({ ...plain, key: 'Enter' })).toBe(true)
  expect(opensMenu({ ...plain, key: 'F10', shiftKey: true })).toBe(true)
  expect(opensMenu({ ...plain, key: 'ContextMenu' })).toBe(true)
  expect(opensMenu({ ...plain, key: 'F10' })).toBe(false)
})
