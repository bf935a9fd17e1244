import { describe, expect, it } from 'vitest'
import type { Conversation } from '@/lib/contract/views'
import { actionAfterKey, actionsOf, changeOf, opensMenu, settingsBefore } from './row-actions'

const now = new Date('2026-11-20T12:00:00.000Z')
const plain = { state: 'active', pinned: false, archived: false, mutedUntil: null, markedUnread: false, unreadCount: 0 } as Conversation
const key = (name: string, more = {}) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more })

describe('the actions of a conversation', () => {
  it('are those that change something', () => {
    expect(actionsOf(plain, now)).toEqual({ pin: 'pin', archive: 'archive', mute: 'mute', read: 'markUnread', clear: 'clear' })
    const changed = { ...plain, pinned: true, mutedUntil: '9999-12-31T00:00:00.000Z', unreadCount: 2 }
    expect(actionsOf(changed, now)).toMatchObject({ pin: 'unpin', mute: 'unmute', read: 'markRead' })
  })

  it('take a mark without messages for unread, and a muting that is over for none', () => {
    expect(actionsOf({ ...plain, markedUnread: true, mutedUntil: '2026-11-20T11:00:00.000Z' }, now)).toMatchObject({ read: 'markRead', mute: 'mute' })
  })

  it('bring back what is archived, and do not pin it', () => {
    expect(actionsOf({ ...plain, archived: true }, now)).toMatchObject({ archive: 'unarchive' })
    expect(actionsOf({ ...plain, archived: true }, now).pin).toBeUndefined()
  })

  it('are to clear it alone, where one has left', () => {
    expect(actionsOf({ ...plain, state: 'left' }, now)).toEqual({ clear: 'clear' })
  })
})

describe('the keys of a row', () => {
  it('do what stands in the menu beside them', () => {
    expect(['p', 'E', 'm', 'u', 'Delete'].map(name => actionAfterKey(key(name), plain, now))).toEqual(['pin', 'archive', 'mute', 'markUnread', 'clear'])
  })

  it('leave the browser its own', () => {
    expect(actionAfterKey(key('p', { ctrlKey: true }), plain, now)).toBeUndefined()
    expect(actionAfterKey(key('x'), plain, now)).toBeUndefined()
  })

  it('open the menu as everywhere', () => {
    expect([opensMenu(key('ContextMenu')), opensMenu(key('F10', { shiftKey: true })), opensMenu(key('F10'))]).toEqual([true, true, false])
  })
})

describe('undoing', () => {
  it('goes back to what there was, and leaves the rest', () => {
    const until = '9999-12-31T00:00:00.000Z'
    expect(settingsBefore({ ...plain, mutedUntil: until }, changeOf('unmute', until))).toEqual({ mutedUntil: until })
    expect(settingsBefore(plain, changeOf('archive', until))).toEqual({ archived: false })
  })
})
