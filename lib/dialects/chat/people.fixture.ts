import { database } from '@/db/client'
import type { Client, Reply, TestApi } from '@/lib/http/testing/api'

/** What a client of the contract does, and its answers. */
export interface Room {
  id: number
  type: string
  name: string
  participants: { id: number; username: string; first_name: string; last_name: string; email: string }[]
  last_message: { id: number; content: string; sender: { id: number }; is_read: boolean } | null
  unread_count: number
  updated_at: string
}
export interface Shown {
  id: number
  room: number
  content: string
  sender: { id: number }
  created_at: string
  is_read: boolean
}
interface Page {
  results: Shown[]
  next: string | null
}

export const rooms = async (of: Client) => (await of.call('GET', '/api/chat/rooms/')).body.results as Room[]
export const page = async (of: Client, room: number, query = '') => (await of.call('GET', `/api/chat/messages/?room_id=${room}${query}`)).body as unknown as Page
export const history = async (of: Client, room: number, query = '') => (await page(of, room, query)).results
export const open = (by: Client, other: Client) => by.call('POST', '/api/chat/rooms/create_direct_chat/', { user_id: other.made.number })
export const say = (by: Client, room: number, content: string, headers?: Record<string, string>): Promise<Reply> =>
  by.call('POST', '/api/chat/messages/', { room, content }, headers)
export const markRead = (by: Client, room: number) => by.call('POST', `/api/chat/rooms/${room}/mark_read/`)
export const deleteRoom = (by: Client, room: number) => by.call('DELETE', `/api/chat/rooms/${room}/`)
export const onlineUsers = async (of: Client) => (await of.call('GET', '/api/chat/online-users/')).body.online_users as number[]

type Host = Pick<TestApi, 'client'>

export async function two(host: Host): Promise<[Client, Client]> {
  const people: [Client, Client] = await Promise.all([host.client(), host.client()])
  for (const { made } of people) await database()`update users set email = ${`${made.username}@example.org`} where id = ${made.id}`
  return people
}

/** Two people who have written to each other; the second has three unread. */
export async function talk(host: Host): Promise<{ ada: Client; ben: Client; room: number }> {
  const [ada, ben] = await two(host)
  const room = Number((await open(ada, ben)).body.id)
  await say(ada, room, 'Hello!')
  await say(ben, room, 'Hi')
  await markRead(ben, room)
  for (const line of ['One', 'Two', 'Three']) await say(ada, room, line)
  return { ada, ben, room }
}

/** A group of three who are in, and its number. */
export async function friends(host: Host): Promise<{ ada: Client; ben: Client; cleo: Client; room: number }> {
  const [ada, ben] = await two(host)
  const cleo = await host.client()
  for (const { made } of [ben, cleo]) await ada.call('PUT', `/api/users/${made.id}/follow`)
  const { body } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id, cleo.made.id], name: 'Friends' })
  return { ada, ben, cleo, room: Number(body.number) }
}
