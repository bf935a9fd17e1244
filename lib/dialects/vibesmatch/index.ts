import type { Dialect } from '@/lib/http/dialect'
import { blockUser } from './endpoints/block-user'
import { cancelRequest } from './endpoints/cancel-request'
import { likeUser } from './endpoints/like-user'
import { listBlocked } from './endpoints/list-blocked'
import { listConversations } from './endpoints/list-conversations'
import { listDiscovery } from './endpoints/list-discovery'
import { listMatches } from './endpoints/list-matches'
import { listMessages } from './endpoints/list-messages'
import { listRequests } from './endpoints/list-requests'
import { markRead } from './endpoints/mark-read'
import { reportUser } from './endpoints/report-user'
import { respondToRequest } from './endpoints/respond-to-request'
import { sendMessage } from './endpoints/send-message'
import { sendRequest } from './endpoints/send-request'
import { unblockUser } from './endpoints/unblock-user'
import { unmatch } from './endpoints/unmatch'
import { surface } from './surface'

/** The contract of vibesmatch.md. */
export const vibesmatch: Dialect = {
  surface,
  routes: [
    sendRequest, respondToRequest, cancelRequest, sendMessage, listConversations, listMessages, listRequests, markRead,
    blockUser, unblockUser, listBlocked, reportUser, unmatch, listMatches, likeUser, listDiscovery,
  ],
}
