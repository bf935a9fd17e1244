import { expect, it } from 'vitest'
import type { Message } from '@/lib/contract/views'
import { mergeLoaded } from './shared-content'

function list(hasMore: boolean, ...seqs: number[]) {
  return { hasMore, messages: seqs.map(seq => ({ id: String(seq), seq }) as Message) }
}

function merged(...lists: Parameters<typeof mergeLoaded>) {
  const { messages, next } = mergeLoaded(...lists)
  return { seqs: messages.map(({ seq }) => seq), next }
}

it('two lists that are all here are one, each message once', () => {
  expect(merged(list(false, 9, 4, 1), list(false, 8, 4))).toEqual({ seqs: [9, 8, 4, 1], next: null })
})

it('nothing is shown that more of the other list may come before', () => {
  expect(merged(list(true, 9, 5), list(false, 8, 3))).toEqual({ seqs: [9, 8, 5], next: 'first' })
})

it('goes on with the list that ends first', () => {
  expect(merged(list(true, 9, 2), list(true, 8, 6))).toEqual({ seqs: [9, 8, 6], next: 'second' })
})
