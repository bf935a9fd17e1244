import type { Account, ContractClient, Line, Site } from './client'
import { Api, Ears, found, type Frame, FrameSocket, webSocketUrl } from './wire'

interface Message {
  id: string
  conversation_id: string
  sender_id: string
  receiver_id: string
  content: string
  read: boolean
  timestamp: string
}

interface Conversations {
  conversations: { id: string; participants: string[]; lastMessage: { id: string; content: string; timestamp: string; sender_id: string } | null; unreadCount: number }[]
  contacts: { id: string; username: string; avatar_url: string | null; avatar_urls: unknown; status: string; lastSeen: string; unread: number }[]
}

/** The front end of direct.md. */
export class DirectClient implements ContractClient {
  readonly contract = 'direct'
  readonly showsReceipts = true
  readonly #api: Api
  readonly #socketUrl: string
  readonly #ears = new Ears()
  #socket: FrameSocket | undefined

  /** `prefix` is '' for the addresses that the document shows. */
  constructor({ url, socketUrl }: Site, readonly me: Account, prefix = '/api/direct') {
    this.#api = new Api(url + prefix, me.accessToken)
    this.#socketUrl = `${webSocketUrl(socketUrl)}/ws/${me.id}?token=${me.accessToken}`
  }

  conversations(): Promise<Conversations> {
    return this.#api.get(`/users/${this.me.id}/conversations`)
  }

  messages(conversationId: string, query = '?limit=50'): Promise<Message[]> {
    return this.#api.get(`/conversations/${conversationId}/messages${query}`)
  }

  async conversationWith(other: Account): Promise<string> {
    const { conversations } = await this.conversations()
    return found(conversations.find(({ participants }) => participants.includes(other.id)), `The conversation with ${other.name}`).id
  }

  async send(to: Account, text: string): Promise<string> {
    const { id } = await this.#api.post<Message>('/messages/direct', { sender_id: this.me.id, receiver_id: to.id, content: text })
    return id
  }

  async sendLive(to: Account, text: string): Promise<void> {
    this.#socket?.send({ type: 'dm_message', sender_id: this.me.id, receiver_id: to.id, content: text })
  }

  async history(other: Account): Promise<Line[]> {
    const messages = await this.messages(await this.conversationWith(other))
    return messages.map(({ id, content, sender_id, read }) => ({ id, text: content, fromMe: sender_id === this.me.id, read }))
  }

  async unread(other: Account): Promise<number> {
    const { contacts } = await this.conversations()
    return found(contacts.find(({ id }) => id === other.id), other.name).unread
  }

  async unreadTotal(): Promise<number> {
    return (await this.#api.get<{ count: number }>(`/users/${this.me.id}/unread-count`)).count
  }

  async markRead(other: Account): Promise<void> {
    await this.#api.post(`/conversations/${await this.conversationWith(other)}/read`, { user_id: this.me.id })
  }

  /** Over the socket (section 6). */
  async markReadLive(other: Account): Promise<void> {
    this.#socket?.send({ type: 'dm_read', reader_id: this.me.id, sender_id: other.id, conversation_id: await this.conversationWith(other) })
  }

  async deleteMessage(_other: Account, id: string): Promise<void> {
    await this.#api.delete(`/messages/${id}`, { user_id: this.me.id })
  }

  /** @returns how many messages went. */
  async deleteConversation(other: Account): Promise<number> {
    const { messages_deleted } = await this.#api.delete<{ messages_deleted: number }>(`/conversations/${await this.conversationWith(other)}`, { user_id: this.me.id })
    return messages_deleted
  }

  async listen(): Promise<void> {
    // The document has no greeting. A frame that is answered, if only with an error, tells that the socket is live.
    this.#socket ??= await FrameSocket.open(this.#socketUrl, frame => this.#receive(frame), { greet: { type: 'ping' }, isLive: () => true })
  }

  hears: ContractClient['hears'] = kind => this.#ears.hears(kind)

  close(): void {
    this.#socket?.close()
  }

  #receive(frame: Frame): void {
    switch (frame.type) {
      case 'dm_sent': {
        const { id, content } = frame as unknown as Message
        return this.#ears.take({ kind: 'message', id, text: content, fromMe: true })
      }
      case 'dm_received': {
        const { id, content } = frame.message as Message
        return this.#ears.take({ kind: 'message', id, text: content, fromMe: false })
      }
      case 'dm_read_receipt':
        return this.#ears.take({ kind: 'read' })
      case 'error':
        return this.#ears.take({ kind: 'error', message: String(frame.message) })
    }
  }
}
