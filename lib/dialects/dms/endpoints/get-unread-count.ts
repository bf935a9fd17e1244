import { endpoint } from '@/lib/contract/endpoint'
import { route } from '@/lib/http/next'
import { unreadTotal } from '@/lib/messaging/reads/unread-total'
import { calls, tag } from '../limits'
import { unread } from '../views'

/** "Total Unread Messages": of all accepted threads (decisions 5 and 9). */
const definition = endpoint({
  name: 'dmsGetUnreadCount',
  method: 'GET',
  path: '/api/dms/unread-count',
  tag,
  summary: 'Get count of unread messages across all threads.',
  limit: calls,
  returns: unread,
})

export const getUnreadCount = route(definition, async ctx => ({ unread: await unreadTotal(ctx) }))
