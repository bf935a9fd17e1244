import { fastApiBody } from '@/lib/http/fastapi'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'

/** What the core calls otherwise than this contract. */
const names = { text: 'content', userId: 'receiver_id' }

/**
 * direct.md: FastAPI in manner. There is no notion of a request, so that a stranger's messages simply arrive, up to 20
 * unanswered (decisions 3 and 4), and no groups (decision 17).
 */
export const surface: Surface = {
  name: 'direct',
  mount: '/api/direct',
  literal: ['users', 'conversations', 'messages'].map(name => ({ from: `/${name}`, to: `/api/direct/${name}` })),
  rules: { unanswered: 20, requestTextLimit: 4000, premiumOpens: false, autoAccepts: false, knowsNoRequests: true, groups: false },
  statusOf,
  contentType: 'application/json',
  bodyOf: (error, status) => (error.code === 'blank_text' ? { detail: 'Message content cannot be empty' } : fastApiBody(error, status, names)),
}
