import type { Account, ContractClient, Line, Site } from './client'
import { Api, Ears, found, type Frame, FrameSocket, webSocketUrl } from './wire'

interface Sender {
  id: number
  username: string
  first_name: string
  last_name: string
}

interface Message {
  id: number
  room: number
  sender: Sender
  content: string
  created_at: string
  is_read: boolean
}

interface Room {
  id: number
  type: 'direct' | 'group'
  name: string
  participants: (Sender & { email: string })[]
  last_message: Message | null
  unread_count: number
}

/** The front end of chat.md. */
export class ChatClient implements ContractClient {
  readonly contract = 'chat'
  readonly showsReceipts = true
  readonly #api: Api
  readonly #site: Site
  readonly #ears = new Ears()
  readonly #sockets = new Map<number, FrameSocket>()

  constructor(site: Site, readonly me: Account) {
    this.#site = site
    this.#api = new Api(`${site.url}/api/chat`, me.accessToken)
  }

  async rooms(): Promise<Room[]> {
    return (await this.#api.get<{ results: Room[] }>('/rooms/')).results
  }

  createDirectChat(other: Account): Promise<Room> {
    return this.#api.post('/rooms/create_direct_chat/', { user_id: other.number })
  }

  async messages(roomId: number): Promise<Message[]> {
    return (await this.#api.get<{ results: Message[] }>(`/messages/?room_id=${roomId}`)).results
  }

  async #with(other: Account): Promise<Room> {
    const isWith = ({ type, participants }: Room) => type === 'direct' && participants.some(({ id }) => id === other.number)
    return found((await this.rooms()).find(isWith), `The room with ${other.name}`)
  }

  async send(to: Account, text: string): Promise<string> {
    const { id: room } = await this.createDirectChat(to)
    return String((await this.#api.post<Message>('/messages/', { room, content: text })).id)
  }

  async sendLive(to: Account, text: string): Promise<void> {
    this.#sockets.get((await this.#with(to)).id)?.send({ type: 'message', content: text })
  }

  async history(other: Account): Promise<Line[]> {
    const messages = await this.messages((await this.#with(other)).id)
    return messages.map(({ id, content, sender, is_read }) => ({ id: String(id), text: content, fromMe: sender.id === this.me.number, read: is_read }))
  }

  async unread(other: Account): Promise<number> {
    return (await this.#with(other)).unread_count
  }

  async unreadTotal(): Promise<number> {
    return (await this.rooms()).reduce((sum, { unread_count }) => sum + unread_count, 0)
  }

  async markRead(other: Account): Promise<void> {
    await this.#api.post(`/rooms/${(await this.#with(other)).id}/mark_read/`)
  }

  async markMessageRead(id: string): Promise<void> {
    await this.#api.post(`/messages/${id}/mark_read/`)
  }

  async typing(to: Account, typing: boolean): Promise<void> {
    this.#sockets.get((await this.#with(to)).id)?.send({ type: 'typing', typing })
  }

  async deleteRoom(other: Account): Promise<void> {
    await this.#api.delete(`/rooms/${(await this.#with(other)).id}/`)
  }

  async heartbeat(): Promise<void> {
    await this.#api.post('/heartbeat/', { timestamp: new Date().toISOString() })
  }

  async markOffline(): Promise<void> {
    await this.#api.post('/mark-offline/', { timestamp: new Date().toISOString() })
  }

  async onlineUsers(): Promise<number[]> {
    return (await this.#api.get<{ online_users: number[] }>('/online-users/')).online_users
  }

  async listen(other: Account): Promise<void> {
    const { id } = await this.#with(other)
    if (this.#sockets.has(id)) return
    const url = `${webSocketUrl(this.#site.socketUrl)}/ws/chat/${id}/?token=${this.me.accessToken}`
    // The document has no greeting, but a ping is answered.
    this.#sockets.set(id, await FrameSocket.open(url, frame => this.#receive(frame), { greet: { type: 'ping' }, isLive: ({ type }) => type === 'pong' }))
  }

  hears: ContractClient['hears'] = kind => this.#ears.hears(kind)

  close(): void {
    for (const socket of this.#sockets.values()) socket.close()
  }

  #receive({ type, data, message }: Frame): void {
    switch (type) {
      case 'new_message': {
        const { id, content, sender } = data as Message
        return this.#ears.take({ kind: 'message', id: String(id), text: content, fromMe: sender.id === this.me.number })
      }
      case 'typing':
        return this.#ears.take({ kind: 'typing', typing: (data as { is_typing: boolean }).is_typing })
      case 'message_read':
        return this.#ears.take({ kind: 'read' })
      case 'user_status':
        return this.#ears.take({ kind: 'presence', online: (data as { online: boolean }).online })
      case 'error':
        return this.#ears.take({ kind: 'error', message: String(message) })
    }
  }
}
