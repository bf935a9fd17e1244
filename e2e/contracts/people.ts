import { randomUUID } from 'node:crypto'
import type { Account, Site } from '../clients/client'
import { Api, found } from '../clients/wire'

/** A front end gets its people's tokens from the native API. */
export async function signUp({ url }: Site, name: string): Promise<Account> {
  const username = `${name.toLowerCase()}_${randomUUID().slice(0, 8)}`
  const password = `open sesame ${randomUUID().slice(0, 8)}`
  const api = new Api(url, '')
  await post(api, '/api/accounts', { username, password, name })
  const { accessToken, user } = await post<{ accessToken: string; user: { id: string; number: number } }>(api, '/api/tokens', { username, password })
  return { id: user.id, number: user.number, name, accessToken }
}

async function post<Answer = unknown>({ base }: Api, path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** A message as the native API has it: under both of its ids. */
export interface NativeMessage {
  id: string
  number: number
  text: string
  deletedAt: string | null
}

/** What stories need of the native API, where their contract has nothing like it. */
export class Native {
  readonly #api: Api

  constructor({ url }: Site, { accessToken }: Account) {
    this.#api = new Api(`${url}/api`, accessToken)
  }

  /** Says something to somebody. @returns the conversation's id. */
  async begin(other: Account, text: string): Promise<string> {
    return (await this.#api.post<{ id: string }>('/conversations', { memberIds: [other.id], text })).id
  }

  async accept(from: Account): Promise<void> {
    const { items } = await this.#api.get<{ items: { id: string; from: { id: string } }[] }>('/requests')
    await this.#api.post(`/requests/${found(items.find(request => request.from.id === from.id), `The request of ${from.name}`).id}/accept`)
  }

  async markRead(conversationId: string): Promise<void> {
    await this.#api.post(`/conversations/${conversationId}/read`, {})
  }

  async unread(conversationId: string): Promise<number> {
    return (await this.#api.get<{ unreadCount: number }>(`/conversations/${conversationId}`)).unreadCount
  }

  async messages(conversationId: string): Promise<NativeMessage[]> {
    return (await this.#api.get<{ items: NativeMessage[] }>(`/conversations/${conversationId}/messages?limit=100`)).items
  }

  async deleteMessage(conversationId: string, id: string): Promise<void> {
    await this.#api.delete(`/conversations/${conversationId}/messages/${id}?for=everyone`)
  }

  async block(other: Account): Promise<void> {
    await this.#api.put(`/users/${other.id}/block`)
  }
}

/** Two people who have met: one wrote, the other accepted and has read it. @returns their conversation's id. */
export async function introduce(site: Site, one: Account, other: Account): Promise<string> {
  const [first, second] = [new Native(site, one), new Native(site, other)]
  const id = await first.begin(other, greeting)
  await second.accept(one)
  await second.markRead(id)
  return id
}

export const greeting = 'Nice to meet you'
