import { describe, expect, it } from 'vitest'
import type { Conversation, Member } from '@/lib/contract/views'
import { heirOf, mayRemove, powersOf, withGroupChange, withoutGroupChange, type GroupChange } from './group-changes'
import { recentPeople } from './use-recent-people'

function member(id: string, role: Member['role'] = 'member', state: Member['state'] = 'active'): Member {
  return { user: { id, name: id }, role, state, readSeq: 0, deliveredSeq: 0 } as Member
}

function group(...members: Member[]): Conversation {
  return { id: 'g', kind: 'group', name: 'Choir', state: 'active', activityAt: '1', members } as Conversation
}

const choir = group(member('ada', 'owner'), member('ben', 'admin'), member('cem'))
const changes: GroupChange[] = [
  { kind: 'rename', name: 'Walkers' },
  { kind: 'role', userId: 'cem', role: 'admin' },
  { kind: 'remove', userId: 'ben' },
]

describe('a change of a group', () => {
  it.each(changes)('$kind may be applied twice', change => {
    const once = withGroupChange(choir, change)
    expect(once).not.toEqual(choir)
    expect(withGroupChange(once, change)).toEqual(once)
  })

  it.each(changes)('$kind is taken back where it was refused', change => {
    expect(withoutGroupChange(withGroupChange(choir, change), change, choir)).toEqual(choir)
  })

  it('that was refused leaves alone what came meanwhile', () => {
    const renamed = withGroupChange(choir, { kind: 'rename', name: 'Walkers' })
    const byAnother = { ...renamed, name: 'Runners' }
    expect(withoutGroupChange(byAnother, { kind: 'rename', name: 'Walkers' }, choir).name).toBe('Runners')
  })
})

describe('in a group', () => {
  it('owners do everything, admins manage and members nothing', () => {
    expect(['ada', 'ben', 'cem', 'dan'].map(id => powersOf(choir, id))).toEqual([
      { manage: true, changeRoles: true },
      { manage: true, changeRoles: false },
      { manage: false, changeRoles: false },
      { manage: false, changeRoles: false },
    ])
    expect(powersOf({ ...choir, state: 'left' }, 'ada')).toEqual({ manage: false, changeRoles: false })
  })

  it('an owner takes out anybody, an admin members, nobody themselves', () => {
    const [ada, ben, cem] = choir.members as [Member, Member, Member]
    expect([ada, ben, cem].map(other => mayRemove(choir, 'ada', other))).toEqual([false, true, true])
    expect([ada, ben, cem].map(other => mayRemove(choir, 'ben', other))).toEqual([false, false, true])
    expect([ada, ben, cem].map(other => mayRemove(choir, 'cem', other))).toEqual([false, false, false])
  })

  it('ownership passes on where the last owner leaves: to an admin, else to whoever is in it for longest', () => {
    expect(heirOf(choir, 'ada')?.user.id).toBe('ben')
    expect(heirOf(group(member('ada', 'owner'), member('cem', 'member', 'requested'), member('dan')), 'ada')?.user.id).toBe('dan')
    expect(heirOf(choir, 'ben')).toBeNull()
    expect(heirOf(group(member('ada', 'owner'), member('ben', 'owner')), 'ada')).toBeNull()
    expect(heirOf(group(member('ada', 'owner')), 'ada')).toBeNull()
  })
})

it('recent people are those of direct conversations, then of groups, each once and nobody who was only asked', () => {
  const direct = { ...group(member('ada'), member('cem')), id: 'd', kind: 'direct', activityAt: '0' } as Conversation
  const asked = { ...group(member('ada'), member('dan', 'member', 'requested')), id: 'r', kind: 'direct', activityAt: '2' } as Conversation
  expect(recentPeople([choir, direct, asked], 'ada').map(({ id }) => id)).toEqual(['cem', 'ben'])
})
