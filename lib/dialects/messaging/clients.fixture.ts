import type { Client, Reply } from '@/lib/http/testing/api'

/** What a front end of the document asks over HTTP, with its answers read as the samples show them. */
const base = '/api/messages'

export interface Shown {
  status: number
  headers: Headers
  success: boolean
  message: string | string[]
  // Read as whatever a test expects of it.
  data: Record<string, unknown>
}

export interface Listed<Item = Record<string, unknown>> {
  status: number
  data: Item[]
  meta: Record<string, unknown>
}

export interface ShownMessage {
  id: string
  sender: { id: string; fullName: string }
  content: string
  type: string
  attachments: Record<string, unknown>[]
  readBy: string[]
  createdAt: string
}

export interface ShownConversation {
  id: string
  type: string
  name?: string
  participants: { id: string; fullName: string; isOnline: boolean; lastSeen: string | null }[]
  lastMessage: { content: string; senderId: string } | null
  unreadCount: number
}

const shown = ({ status, headers, body }: Reply) => ({ status, headers, ...body }) as unknown as Shown
const listed = <Item>({ status, body }: Reply) => ({ status, ...body }) as unknown as Listed<Item>

export const create = async (by: Client, participantIds: unknown[], more: object = {}, headers?: Record<string, string>) =>
  shown(await by.call('POST', `${base}/conversations`, { participantIds, ...more }, headers))
export const direct = async (by: Client, other: Client) => String((await create(by, [other.made.id], { type: 'DIRECT' })).data.id)
export const group = async (by: Client, others: Client[], name = 'Project Discussion') =>
  String((await create(by, others.map(({ made }) => made.id), { type: 'GROUP', name })).data.id)
export const say = async (by: Client, id: string, content: string, more: object = {}, headers?: Record<string, string>) =>
  shown(await by.call('POST', `${base}/conversations/${id}/messages`, { content, type: 'TEXT', ...more }, headers))
export const conversations = async (of: Client, query = '') => listed<ShownConversation>(await of.call('GET', `${base}/conversations${query}`))
export const history = async (of: Client, id: string, query = '') => listed<ShownMessage>(await of.call('GET', `${base}/conversations/${id}/messages${query}`))
export const search = async (of: Client, query: string) => listed<Record<string, unknown>>(await of.call('GET', `${base}/search${query}`))

/** A form, as a browser sends it. */
export async function sendForm(to: string, by: Client, id: string, fields: Record<string, string | File>, headers: Record<string, string> = {}): Promise<Shown> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const response = await fetch(`${to}${base}/conversations/${id}/messages`, { method: 'POST', body: form, headers: { authorization: `Bearer ${by.token}`, ...headers } })
  return { status: response.status, headers: response.headers, ...((await response.json()) as Omit<Shown, 'status' | 'headers'>) }
}
