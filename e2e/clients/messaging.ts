import { io, type Socket } from 'socket.io-client'
import type { Account, ContractClient, Line, Site } from './client'
import { Api, Ears, found, inTime, patience } from './wire'

interface Answer<Data> {
  success: true
  data: Data
  meta: { page: number; limit: number; total: number }
}

interface Participant {
  id: string
  fullName: string
  profilePhoto: string | null
  isOnline?: boolean
}

interface Conversation {
  id: string
  type: 'DIRECT' | 'GROUP'
  name?: string
  participants: Participant[]
  lastMessage: { content: string; senderId: string } | null
  unreadCount: number
}

interface Attachment {
  id: string
  fileName: string
  fileSize: number
  fileType: string
  url: string
}

interface Message {
  id: string
  conversationId: string
  sender: Participant
  content: string
  type: string
  attachments: Attachment[]
  readBy: string[]
  createdAt: string
}

/** The front end of messaging.md. */
export class MessagingClient implements ContractClient {
  readonly contract = 'messaging'
  readonly showsReceipts = true
  readonly #api: Api
  readonly #socketUrl: string
  readonly #ears = new Ears()
  #socket: Socket | undefined

  constructor({ url, socketUrl }: Site, readonly me: Account) {
    this.#api = new Api(`${url}/api/messages`, me.accessToken)
    this.#socketUrl = socketUrl
  }

  async conversations(query = '?limit=100'): Promise<Conversation[]> {
    return (await this.#api.get<Answer<Conversation[]>>(`/conversations${query}`)).data
  }

  async create(others: Account[], name?: string): Promise<Conversation> {
    const body = { participantIds: others.map(({ id }) => id), type: name === undefined ? 'DIRECT' : 'GROUP', ...(name !== undefined && { name }) }
    return (await this.#api.post<Answer<Conversation>>('/conversations', body)).data
  }

  async messages(conversationId: string, query = ''): Promise<Message[]> {
    return (await this.#api.get<Answer<Message[]>>(`/conversations/${conversationId}/messages${query}`)).data
  }

  async #with(other: Account): Promise<Conversation> {
    const isWith = ({ type, participants }: Conversation) => type === 'DIRECT' && participants.some(({ id }) => id === other.id)
    return found((await this.conversations()).find(isWith), `The conversation with ${other.name}`)
  }

  async send(to: Account, text: string): Promise<string> {
    const { id } = await this.create([to])
    return (await this.say(id, text)).id
  }

  async say(conversationId: string, content: string): Promise<Message> {
    return (await this.#api.post<Answer<Message>>(`/conversations/${conversationId}/messages`, { content, type: 'TEXT' })).data
  }

  async sendFile(conversationId: string, content: string, file: File): Promise<Message> {
    const form = new FormData()
    form.set('content', content)
    form.set('type', 'FILE')
    form.set('file', file)
    return (await this.#api.post<Answer<Message>>(`/conversations/${conversationId}/messages`, form)).data
  }

  async search(query: string): Promise<Message[]> {
    return (await this.#api.get<Answer<Message[]>>(`/search?query=${encodeURIComponent(query)}`)).data
  }

  async sendLive(to: Account, text: string): Promise<void> {
    this.#socket?.emit('sendMessage', { conversationId: (await this.#with(to)).id, content: text, type: 'TEXT', attachments: [] })
  }

  async history(other: Account): Promise<Line[]> {
    const messages = await this.messages((await this.#with(other)).id)
    return messages.map(({ id, content, sender, readBy }) => {
      const fromMe = sender.id === this.me.id
      return { id, text: content, fromMe, read: readBy.includes(fromMe ? other.id : this.me.id) }
    })
  }

  async unread(other: Account): Promise<number> {
    return (await this.#with(other)).unreadCount
  }

  async unreadTotal(): Promise<number> {
    return (await this.conversations()).reduce((sum, { unreadCount }) => sum + unreadCount, 0)
  }

  /** The document marks messages one by one, over the socket alone. */
  async markRead(other: Account): Promise<void> {
    await this.listen()
    const { id: conversationId } = await this.#with(other)
    for (const { id, fromMe, read } of await this.history(other)) {
      // A frame is taken in when it is acknowledged.
      if (!fromMe && !read) await this.#socket?.timeout(patience).emitWithAck('markAsRead', { conversationId, messageId: id })
    }
  }

  async typing(to: Account, typing: boolean): Promise<void> {
    this.#socket?.emit(typing ? 'typing' : 'stopTyping', { conversationId: (await this.#with(to)).id })
  }

  async onlineUsers(): Promise<string[]> {
    const socket = found(this.#socket, 'The socket')
    const users = new Promise<string[]>(resolve => socket.once('onlineUsers', resolve))
    socket.emit('getOnlineUsers')
    return inTime(users, () => 'No onlineUsers came.')
  }

  async listen(): Promise<void> {
    if (this.#socket) return
    const socket = io(this.#socketUrl, { forceNew: true, auth: { token: this.me.accessToken } })
    this.#socket = socket
    this.#hear(socket)
    const connected = new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    await inTime(connected, () => 'The socket was not connected.')
    // What is answered was asked by a socket that hears.
    await this.onlineUsers()
  }

  #hear(socket: Socket): void {
    socket.on('newMessage', ({ id, content, sender }: Message) => this.#ears.take({ kind: 'message', id, text: content, fromMe: sender.id === this.me.id }))
    socket.on('userTyping', () => this.#ears.take({ kind: 'typing', typing: true }))
    socket.on('userStoppedTyping', () => this.#ears.take({ kind: 'typing', typing: false }))
    socket.on('messageRead', () => this.#ears.take({ kind: 'read' }))
    socket.on('userOnline', () => this.#ears.take({ kind: 'presence', online: true }))
    socket.on('userOffline', () => this.#ears.take({ kind: 'presence', online: false }))
    socket.on('error', ({ message }: { message: string }) => this.#ears.take({ kind: 'error', message }))
  }

  hearsPresence = (online: boolean) => this.#ears.hearsPresence(online)
  hears: ContractClient['hears'] = kind => this.#ears.hears(kind)

  close(): void {
    this.#socket?.disconnect()
  }
}
