import * as z from 'zod/mini'
import { endpoint } from '../endpoint'
import { ref } from '../input'
import { receipt } from '../views'

/** The other active members who were there when it was said, whoever has read it first. For the sender alone. */
export const listReceipts = endpoint({
  name: 'listReceipts',
  method: 'GET',
  path: '/api/conversations/{id}/messages/{messageId}/receipts',
  tag: 'Messages',
  summary: 'Who has read a message of the caller, and when.',
  params: z.object({ id: ref, messageId: ref }),
  returns: z.object({ items: z.array(receipt) }),
  errors: ['not_found', 'forbidden'],
  example: {
    returns: {
      items: [{
        user: { id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', number: 2, username: 'ben', name: 'Ben Okri', avatarUrl: null, online: false, lastActiveAt: null },
        readAt: '2026-01-31T08:30:00.000Z',
        delivered: true,
      }],
    },
  },
})
