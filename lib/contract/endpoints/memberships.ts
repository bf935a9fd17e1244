import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { ref } from '../input'
import { membership } from '../views'

const tag = 'Conversations'
const params = z.object({ id: ref })

/**
 * What is absent stays. `mutedUntil` in the past, or null, ends the muting. A draft that was written on an older
 * `draftVersion` than the one that is kept is kept beside it; null or blank clears it.
 */
export const updateMembership = endpoint({
  name: 'updateMembership',
  method: 'PATCH',
  path: '/api/conversations/{id}/membership',
  tag,
  summary: "Change one's own settings of a conversation.",
  params,
  body: z.object({
    pinned: z.optional(z.boolean()),
    archived: z.optional(z.boolean()),
    mutedUntil: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
    markedUnread: z.optional(z.boolean()),
    draft: z.optional(z.nullable(z.string().check(z.maxLength(100_000)))),
    draftVersion: z.optional(z.int().check(z.nonnegative())),
  }),
  returns: membership,
  errors: ['validation_failed', 'control_characters', 'text_too_long', 'not_found'],
  example: { body: { pinned: true, draft: 'Shall we' } },
})

/** Only for oneself, and until something new is said; also what is left of a group that one is no longer in. */
export const clearConversation = endpoint({
  name: 'clearConversation',
  method: 'DELETE',
  path: '/api/conversations/{id}',
  tag,
  summary: 'Clear a conversation for oneself.',
  status: 204,
  params,
  returns: empty,
  errors: ['not_found'],
})
