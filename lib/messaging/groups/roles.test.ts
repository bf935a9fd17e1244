import { describe, expect, it } from 'vitest'
import { isLastOwner, mayManage, mayRemove, type Role, type Standing, successorOf } from './roles'
import { inWords } from './notice-text'

const standing = (id: string, role: Role = 'member', state: Standing['state'] = 'active'): Standing => ({ id, role, state })

describe('roles', () => {
  it('owners and admins manage; owners remove anybody, admins members only', () => {
    expect((['owner', 'admin', 'member'] as const).map(mayManage)).toEqual([true, true, false])
    const roles = ['owner', 'admin', 'member'] as const
    expect(roles.map(actor => roles.filter(target => mayRemove(actor, target)))).toEqual([['owner', 'admin', 'member'], ['member'], []])
  })

  it('a group passes to the admin who is in it for longest, else to the member', () => {
    const owner = standing('ada', 'owner')
    expect(successorOf([owner, standing('ben'), standing('cleo', 'admin'), standing('dov', 'admin')], 'ada')).toBe('cleo')
    expect(successorOf([owner, standing('ben'), standing('cleo')], 'ada')).toBe('ben')
  })

  it('never to who is not in it, nor while another owner stays, nor when somebody else leaves', () => {
    const owner = standing('ada', 'owner')
    expect(successorOf([owner, standing('ben', 'admin', 'left'), standing('cleo', 'member', 'requested')], 'ada')).toBeNull()
    expect(successorOf([owner, standing('ben', 'owner'), standing('cleo')], 'ada')).toBeNull()
    expect(successorOf([owner, standing('ben')], 'ben')).toBeNull()
    expect(isLastOwner([owner, standing('ben', 'owner', 'left')], 'ada')).toBe(true)
  })
})

describe('a notice in English', () => {
  it('names people one by one while they are few', () => {
    const added = (...names: string[]) => inWords({ type: 'members_added', userIds: [], names }, 'Ada')
    expect(added('Ben')).toBe('Ada added Ben.')
    expect(added('Ben', 'Cleo', 'Dov', 'Eve')).toBe('Ada added Ben, Cleo, Dov and Eve.')
    expect(added('Ben', 'Cleo', 'Dov', 'Eve', 'Fay')).toBe('Ada added Ben, Cleo, Dov and 2 others.')
  })

  it('tells of names and roles', () => {
    expect(inWords({ type: 'group_created', name: '' }, 'Ada')).toBe('Ada created the group.')
    expect(inWords({ type: 'group_created', name: 'Walkers' }, 'Ada')).toBe('Ada created the group “Walkers”.')
    expect(inWords({ type: 'role_changed', userId: '', name: 'Ben', role: 'admin' }, 'Ada')).toBe('Ada made Ben an admin.')
    expect(inWords({ type: 'role_changed', userId: '', name: 'Ben', role: 'member' }, 'Ada')).toBe('Ada made Ben a member.')
  })
})
