import { fastApiBody } from '@/lib/http/fastapi'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'

/** What the core calls otherwise than this contract. */
const names = { userId: 'recipient_id', replyToId: 'reply_to_id', uploadIds: 'photo_urls' }

/**
 * dms.md: FastAPI in manner, strict about requests (one message until they are accepted: decision 4), with the recipient's
 * `autoAccept` (decision 6) and without groups (decision 17).
 */
export const surface: Surface = {
  name: 'dms',
  mount: '/api/dms',
  literal: [{ from: '/dms', to: '/api/dms' }],
  rules: { unanswered: 1, requestTextLimit: 4000, premiumOpens: false, autoAccepts: true, groups: false },
  statusOf,
  contentType: 'application/json',
  bodyOf: (error, status) => fastApiBody(error, status, names),
}
