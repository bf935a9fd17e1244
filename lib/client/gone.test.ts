import { expect, it } from 'vitest'
import type { ParleyEvent } from '@/lib/contract/events'
import { apply } from './apply'
import { loseConversation, receiveConversation } from './cache'
import { createMapCache } from './map-cache.fixture'
import { conversationId, createWorld, self } from './world.fixture'

const id = conversationId(0)
const changed: ParleyEvent = { v: 1, id: '00000000-0000-4000-8000-000000000001', at: '2030-01-01T00:00:00.000Z', conversationId: id, type: 'conversation_updated' }
const conversation = createWorld([], 1).conversation(id, 0)

it('a conversation that was declined before it was ever fetched is not asked for, until it is there again', () => {
  const cache = createMapCache(self.id)
  expect(apply(cache, changed, 0)).toEqual([{ do: 'fetchConversation', conversationId: id }])
  loseConversation(cache, id)
  expect(apply(cache, changed, 0)).toEqual([])
  if (!conversation) throw new Error('The world has a conversation.')
  receiveConversation(cache, conversation)
  expect(apply(cache, changed, 0)).toEqual([{ do: 'fetchConversation', conversationId: id }])
})
