import { describe, expect, it } from 'vitest'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Member } from '@/lib/contract/views'
import { availableActions, mayRemoveForEveryone, type Viewer } from './available-actions'

const now = Date.parse('2030-01-01T12:00:00.000Z')

function said(by: string, rest: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    kind: 'text', seq: 3, text: 'Hello', sender: { id: by }, reactions: [], deletedAt: null, pinnedAt: null, createdAt: '2030-01-01T11:50:00.000Z', ...rest,
  } as ThreadMessage
}

function seenBy(meId: string, conversation: Partial<Viewer['conversation']> = {}, role: Member['role'] = 'member'): Viewer {
  const members = [{ user: { id: meId }, role }, { user: { id: 'other' }, role: 'member' }] as Member[]
  return { meId, now, saved: false, conversation: { kind: 'direct', state: 'active', requestId: null, members, ...conversation } }
}

describe('what can be done with a message', () => {
  it('of one’s own: all but reporting it', () => {
    expect(availableActions(said('me'), seenBy('me'))).toEqual(['reply', 'react', 'edit', 'copy', 'copyLink', 'forward', 'save', 'pin', 'select', 'details', 'remove'])
  })

  it('of somebody else: not editing it', () => {
    const actions = availableActions(said('other'), seenBy('me'))
    expect(actions).toContain('report')
    expect(actions).not.toContain('edit')
  })

  it('after 15 minutes: not editing it either', () => {
    expect(availableActions(said('me', { createdAt: '2030-01-01T11:44:59.000Z' }), seenBy('me'))).not.toContain('edit')
  })

  it('that is pinned or saved: taking that back', () => {
    const actions = availableActions(said('me', { pinnedAt: '2030-01-01T11:51:00.000Z' }), { ...seenBy('me'), saved: true })
    expect(actions).toEqual(expect.arrayContaining(['unpin', 'unsave']))
    expect(actions).not.toEqual(expect.arrayContaining(['pin']))
  })

  it('of a group: pinning it for those who run the group', () => {
    expect(availableActions(said('other'), seenBy('me', { kind: 'group' }))).not.toContain('pin')
    expect(availableActions(said('other'), seenBy('me', { kind: 'group' }, 'admin'))).toContain('pin')
  })

  it('where nothing can be written: nothing that others would see', () => {
    for (const conversation of [{ state: 'left' as const }, { state: 'requested' as const }, { requestId: 'r' }]) {
      const actions = availableActions(said('other'), seenBy('me', conversation))
      expect(actions).not.toEqual(expect.arrayContaining(['reply']))
      expect(actions).not.toEqual(expect.arrayContaining(['react']))
      expect(actions).toEqual(expect.arrayContaining(['copy', 'report', 'remove']))
    }
  })

  it('that is on its way: copying it; of what the system tells: nothing', () => {
    expect(availableActions(said('me', { seq: 0 }), seenBy('me'))).toEqual(['copy'])
    expect(availableActions(said('me', { kind: 'system' }), seenBy('me'))).toEqual([])
  })
})

it('one’s own is deleted for everyone, and by those who run a group anything', () => {
  expect(mayRemoveForEveryone(said('me'), seenBy('me'))).toBe(true)
  expect(mayRemoveForEveryone(said('other'), seenBy('me'))).toBe(false)
  expect(mayRemoveForEveryone(said('other'), seenBy('me', { kind: 'group' }, 'owner'))).toBe(true)
})
