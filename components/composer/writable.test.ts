import { expect, it } from 'vitest'
import type { Member, Message } from '@/lib/contract/views'
import { en } from '@/lib/words/en'
import { writingIn } from './writable'

const members = [{}, {}] as Member[]
const open = { kind: 'direct', state: 'active', members, requestId: null } as const
const requestId = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b30'

it('an active conversation with somebody can be written to', () => {
  expect(writingIn(open, 'Bob', en.composer.closed)).toEqual({ kind: 'open' })
})

it.each(['declined', 'left'] as const)('a conversation that is %s says why not', state => {
  expect(writingIn({ ...open, state }, 'Bob', en.composer.closed)).toMatchObject({ kind: 'closed', reason: expect.stringMatching(/\.$/) })
})

it('who is out of a group is told whether they left or were removed', () => {
  const out = { ...open, kind: 'group', state: 'left' } as const
  const removal = { notice: { type: 'member_removed' } } as Message
  expect(writingIn(out, 'Choir', en.composer.closed)).toMatchObject({ reason: en.composer.closed.leftGroup })
  expect(writingIn({ ...out, lastMessage: removal }, 'Choir', en.composer.closed)).toMatchObject({ reason: en.composer.closed.removed })
})

it('a conversation with nobody else says so', () => {
  expect(writingIn({ ...open, members: members.slice(1) }, 'Bob', en.composer.closed)).toMatchObject({ reason: expect.stringMatching(/Nobody/) })
})

it('a request waits for its answer, on both sides', () => {
  expect(writingIn({ ...open, state: 'requested', requestId }, 'Bob', en.composer.closed)).toEqual({ kind: 'asked', requestId })
  expect(writingIn({ ...open, requestId }, 'Bob', en.composer.closed)).toMatchObject({ kind: 'waiting', requestId, reason: expect.stringMatching(/Bob has accepted/) })
})

it('whoever was asked nothing yet may write first', () => {
  expect(writingIn({ ...open, state: 'requested' }, 'Bob', en.composer.closed)).toEqual({ kind: 'open' })
})

it('a group stays open to whoever asked somebody else into it', () => {
  expect(writingIn({ ...open, kind: 'group', requestId }, 'Choir', en.composer.closed)).toEqual({ kind: 'open' })
})
