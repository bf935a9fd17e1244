import { database } from '@/db/client'
import { type Client, type Reply, startApi, type TestApi } from '@/lib/http/testing/api'

/** Somebody who uses the contract: calls below `/api/v1`, and what they are about in `data`. */
export interface User {
  id: string
  client: Client
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Shown>
  /** What an answer that must be good holds. */
  get(path: string): Promise<Record<string, unknown>>
  ask(other: User, content?: string): Promise<Shown>
  say(other: User, content: string, more?: object): Promise<Shown>
}

export type Shown = Reply & { data: Record<string, unknown>; error: { code: string; message: string } }

export interface Scene {
  api: TestApi
  person(plan?: 'free' | 'premium'): Promise<User>
  /** Two of whom the second has accepted the first's request. */
  friends(plan?: 'free' | 'premium'): Promise<{ ada: User; ben: User; requestId: string; conversationId: string; matchId: string }>
  close(): Promise<void>
}

/** People of the contract, over real HTTP. */
export async function startScene(): Promise<Scene> {
  const api = await startApi()
  async function person(plan: 'free' | 'premium' = 'free'): Promise<User> {
    const client = await api.client()
    const { id } = client.made
    await database()`update users set plan = ${plan}, birth_date = '1995-01-31', avatar_url = ${`/api/uploads/${id}?size=small`} where id = ${id}`
    const call: User['call'] = async (...args) => shown(await client.call(args[0], `/api/v1${args[1]}`, args[2], args[3]))
    return {
      id,
      client,
      call,
      async get(path) {
        const reply = await call('GET', path)
        if (reply.status !== 200) throw new Error(`GET ${path} is ${reply.status}: ${JSON.stringify(reply.body)}`)
        return reply.data
      },
      ask: (other, content = 'May I?') => call('POST', '/messages/request', { receiver_id: other.id, content }),
      say: (other, content, more) => call('POST', '/messages/send', { receiver_id: other.id, content, ...more }),
    }
  }
  async function friends(plan: 'free' | 'premium' = 'free') {
    const [ada, ben] = await Promise.all([person(plan), person()])
    const requestId = String((await ada.ask(ben)).data.request_id)
    const { data } = await ben.call('POST', `/messages/request/${requestId}/respond`, { action: 'accept' })
    return { ada, ben, requestId, conversationId: String(data.conversation_id), matchId: String(data.match_id) }
  }
  return { api, person, friends, close: () => api.close() }
}

function shown(reply: Reply): Shown {
  return { ...reply, data: reply.body.data as Shown['data'], error: reply.body.error as Shown['error'] }
}

/** Items of a list answer. */
export const itemsOf = (data: Record<string, unknown>, name: string) => data[name] as Record<string, unknown>[]
