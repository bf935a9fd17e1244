import { expect, it } from 'vitest'
import type { Member } from '@/lib/contract/views'
import { whyNotWritable } from './writable'

const members = [{}, {}] as Member[]

it('an active conversation with somebody can be written to', () => {
  expect(whyNotWritable({ state: 'active', members })).toBeNull()
})

it.each(['requested', 'declined', 'left'] as const)('a conversation that is %s says why not', state => {
  expect(whyNotWritable({ state, members })).toMatch(/\.$/)
})

it('a conversation with nobody else says so', () => {
  expect(whyNotWritable({ state: 'active', members: members.slice(1) })).toMatch(/Nobody/)
})
