import { io, type Socket } from 'socket.io-client'
import type { Account, ContractClient, Line, Site } from './client'
import { Api, Ears, found, inTime, patience } from './wire'

interface Answer<Data> {
  success: true
  data: Data
}

interface Conversation {
  id: string
  user: { id: string; name: string; is_online: boolean; last_active: string | null }
  last_message: { id: string; content: string; sender_id: string; is_read: boolean } | null
  unread_count: number
}

interface Message {
  id: string
  sender_id: string
  receiver_id: string
  content: string
  message_type: string
  is_request: boolean
  request_status?: string
  is_read: boolean
  read_at?: string
}

interface Request {
  id: string
  sender: { id: string; name: string }
  preview_text: string
  status: string
}

/** The front end of vibesmatch.md. */
export class VibesmatchClient implements ContractClient {
  readonly contract = 'vibesmatch'
  readonly showsReceipts = false
  readonly #api: Api
  readonly #socketUrl: string
  readonly #ears = new Ears()
  #socket: Socket | undefined

  constructor({ url, socketUrl }: Site, readonly me: Account) {
    this.#api = new Api(`${url}/api/v1`, me.accessToken)
    this.#socketUrl = socketUrl
  }

  async request(to: Account, content: string): Promise<{ request_id: string; message_id: string; status: string }> {
    return (await this.#api.post<Answer<{ request_id: string; message_id: string; status: string }>>('/messages/request', { receiver_id: to.id, content })).data
  }

  async requests(query = ''): Promise<Request[]> {
    return (await this.#api.get<Answer<{ requests: Request[] }>>(`/messages/requests${query}`)).data.requests
  }

  async respond(requestId: string, action: 'accept' | 'decline'): Promise<{ conversation_id: string; match_created: boolean; match_id: string }> {
    return (await this.#api.post<Answer<{ conversation_id: string; match_created: boolean; match_id: string }>>(`/messages/request/${requestId}/respond`, { action })).data
  }

  async conversations(query = ''): Promise<Conversation[]> {
    return (await this.#api.get<Answer<{ conversations: Conversation[] }>>(`/conversations${query}`)).data.conversations
  }

  async messages(other: Account): Promise<Message[]> {
    return (await this.#api.get<Answer<{ messages: Message[] }>>(`/conversations/${(await this.#with(other)).id}/messages`)).data.messages
  }

  async #with(other: Account): Promise<Conversation> {
    return found((await this.conversations()).find(({ user }) => user.id === other.id), `The conversation with ${other.name}`)
  }

  async send(to: Account, text: string): Promise<string> {
    return (await this.#api.post<Answer<{ message_id: string }>>('/messages/send', { receiver_id: to.id, content: text, message_type: 'text' })).data.message_id
  }

  async sendLive(to: Account, text: string): Promise<void> {
    this.#socket?.emit('send_message', { conversation_id: (await this.#with(to)).id, receiver_id: to.id, content: text, message_type: 'text' })
  }

  async history(other: Account): Promise<Line[]> {
    return (await this.messages(other)).map(({ id, content, sender_id, is_read }) => ({ id, text: content, fromMe: sender_id === this.me.id, read: is_read }))
  }

  async unread(other: Account): Promise<number> {
    return (await this.#with(other)).unread_count
  }

  async unreadTotal(): Promise<number> {
    return (await this.conversations('?limit=50')).reduce((sum, { unread_count }) => sum + unread_count, 0)
  }

  /** The document marks messages one by one. */
  async markRead(other: Account): Promise<void> {
    for (const { id, fromMe, read } of await this.history(other)) if (!fromMe && !read) await this.#api.put(`/messages/${id}/read`)
  }

  /** Over the socket. A frame is taken in when it is acknowledged. */
  async markMessageRead(messageId: string): Promise<void> {
    await this.#socket?.timeout(patience).emitWithAck('mark_read', { message_id: messageId })
  }

  async typing(to: Account, typing: boolean): Promise<void> {
    this.#socket?.emit(typing ? 'typing_start' : 'typing_stop', { conversation_id: (await this.#with(to)).id })
  }

  async block(other: Account): Promise<void> {
    await this.#api.post(`/users/${other.id}/block`, { reason: 'inappropriate_behavior' })
  }

  async report(other: Account): Promise<string> {
    return (await this.#api.post<Answer<{ report_id: string }>>(`/users/${other.id}/report`, { reason: 'fake_profile', description: 'Profile photos appear to be stock images' })).data.report_id
  }

  async unmatch(matchId: string): Promise<void> {
    await this.#api.delete(`/matches/${matchId}`)
  }

  async listen(): Promise<void> {
    if (this.#socket) return
    const socket = io(this.#socketUrl, { forceNew: true })
    this.#socket = socket
    this.#hear(socket)
    const authenticated = new Promise<void>((resolve, reject) => {
      socket.once('authenticated', resolve)
      socket.once('connect_error', reject)
    })
    socket.on('connect', () => socket.emit('authenticate', { token: this.me.accessToken }))
    await inTime(authenticated, () => 'The socket was not authenticated.')
  }

  #hear(socket: Socket): void {
    socket.on('new_message', (message: { message_id: string; sender_id: string; content: string }) =>
      this.#ears.take({ kind: 'message', id: message.message_id, text: message.content, fromMe: message.sender_id === this.me.id }))
    socket.on('user_typing', ({ is_typing }: { is_typing: boolean }) => this.#ears.take({ kind: 'typing', typing: is_typing }))
    socket.on('message_read', () => this.#ears.take({ kind: 'read' }))
    socket.on('user_online', () => this.#ears.take({ kind: 'presence', online: true }))
    socket.on('user_offline', () => this.#ears.take({ kind: 'presence', online: false }))
    socket.on('error', ({ message }: { message: string }) => this.#ears.take({ kind: 'error', message }))
  }

  hearsPresence = (online: boolean) => this.#ears.hearsPresence(online)
  hears: ContractClient['hears'] = kind => this.#ears.hears(kind)

  close(): void {
    this.#socket?.disconnect()
  }
}
