import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { number } from '@/lib/contract/views'
import { route } from '@/lib/http/next'
import { listOnline } from '@/lib/messaging/presence/list-online'
import { calls, tag } from '../limits'

/** Section 9, "GET /api/chat/online-users/", in its first form: the caller and people with whom they share an active conversation (decision 15). */
const definition = endpoint({
  name: 'chatListOnlineUsers',
  method: 'GET',
  path: '/api/chat/online-users/',
  tag,
  summary: 'Get list of currently online user IDs.',
  limit: calls,
  returns: z.object({ online_users: z.array(number) }),
})

export const listOnlineUsers = route(definition, async ctx => ({ online_users: (await listOnline(ctx)).map(person => person.number) }))
