import type { Account, ContractClient, Line, Site } from './client'
import { Api, Ears, found, type Frame, FrameSocket, webSocketUrl } from './wire'

interface Thread {
  id: number
  status: string
  initiator_id: number
  user_a_id: number
  user_b_id: number
}

interface Message {
  id: number
  thread_id: number
  sender_id: number
  text: string
  seen: boolean
  heart_count: number
  liked_by_me: boolean
  reply_to_id: number | null
  reply_to_text: string | null
  photo_urls: string[]
  caption: string | null
}

interface Page<Item> {
  items: Item[]
  total: number
  limit: number
  offset: number
}

/** What is said besides a text. */
export interface Extra {
  reply_to_id?: number
  photo_urls?: string[]
  caption?: string
}

/** The front end of dms.md. */
export class DmsClient implements ContractClient {
  readonly contract = 'dms'
  readonly showsReceipts = true
  readonly #api: Api
  readonly #site: Site
  readonly #ears = new Ears()
  readonly #sockets = new Map<number, FrameSocket>()

  /** `prefix` is '' for the addresses that the document shows. */
  constructor(site: Site, readonly me: Account, prefix = '/api') {
    this.#site = site
    this.#api = new Api(`${site.url}${prefix}/dms`, me.accessToken)
  }

  request(to: Account, text: string): Promise<Thread> {
    return this.#api.post('/requests', { recipient_id: to.number, text })
  }

  requests(): Promise<Thread[]> {
    return this.#api.get('/requests')
  }

  answer(threadId: number, status: 'accepted' | 'rejected'): Promise<unknown> {
    return this.#api.put(`/requests/${threadId}`, { status })
  }

  inbox(query = ''): Promise<Page<Thread & { last_message: string | null }>> {
    return this.#api.get(`/inbox${query}`)
  }

  async threadWith(other: Account): Promise<number> {
    const { items } = await this.inbox()
    return found(items.find(({ user_a_id, user_b_id }) => [user_a_id, user_b_id].includes(other.number)), `The thread with ${other.name}`).id
  }

  async messages(other: Account): Promise<Message[]> {
    return (await this.#api.get<Page<Message>>(`${await this.#at(other)}/messages`)).items
  }

  async send(to: Account, text: string): Promise<string> {
    return String((await this.say(to, text)).id)
  }

  async say(to: Account, text: string, extra: Extra = {}): Promise<Message> {
    return this.#api.post(`${await this.#at(to)}/messages`, { text, ...extra })
  }

  async sendLive(to: Account, text: string): Promise<void> {
    this.#sockets.get(await this.threadWith(to))?.send({ type: 'message', text })
  }

  async history(other: Account): Promise<Line[]> {
    return (await this.messages(other)).map(({ id, text, sender_id, seen }) => ({ id: String(id), text, fromMe: sender_id === this.me.number, read: seen }))
  }

  async unread(other: Account): Promise<number> {
    return (await this.#api.get<{ unread: number }>(`${await this.#at(other)}/unread-count`)).unread
  }

  async unreadTotal(): Promise<number> {
    return (await this.#api.get<{ unread: number }>('/unread-count')).unread
  }

  async markRead(other: Account): Promise<void> {
    await this.#api.post(`${await this.#at(other)}/mark-read`)
  }

  async typing(to: Account, typing: boolean): Promise<void> {
    await this.#api.post(`${await this.#at(to)}/typing`, { typing })
  }

  async isTyping(other: Account): Promise<boolean> {
    return (await this.#api.get<{ typing: boolean }>(`${await this.#at(other)}/typing`)).typing
  }

  async presence(other: Account): Promise<{ user_id: number; online: boolean }> {
    return this.#api.get(`${await this.#at(other)}/presence`)
  }

  async heart(other: Account, id: string): Promise<{ liked: boolean; heart_count: number }> {
    return this.#api.post(`${await this.#at(other)}/messages/${id}/heart`)
  }

  async react(other: Account, id: string, emoji: string): Promise<{ emoji: string; user_id: number }> {
    return this.#api.post(`${await this.#at(other)}/messages/${id}/reactions`, { emoji })
  }

  async unreact(other: Account, id: string, emoji: string): Promise<{ success: boolean }> {
    return this.#api.delete(`${await this.#at(other)}/messages/${id}/reactions/${encodeURIComponent(emoji)}`)
  }

  async reactions(other: Account, id: string): Promise<Record<string, { user_id: number; user_name: string }[]>> {
    return this.#api.get(`${await this.#at(other)}/messages/${id}/reactions`)
  }

  upload(file: File): Promise<{ url: string; media_type: string; file_size: number; content_type: string }> {
    const form = new FormData()
    form.set('file', file)
    return this.#api.post('/upload/media', form)
  }

  /** `mute` takes `muted`, and so on. */
  async set(other: Account, name: 'mute' | 'pin' | 'archive' | 'block', on: boolean): Promise<void> {
    const field = { mute: 'muted', pin: 'pinned', archive: 'archived', block: 'blocked' }[name]
    await this.#api.put(`${await this.#at(other)}/${name}`, { [field]: on })
  }

  /** An archived thread is not in the inbox, so it is named. */
  async unarchive(thread: number): Promise<void> {
    await this.#api.put(`/threads/${thread}/archive`, { archived: false })
  }

  async deleteMessage(other: Account, id: string): Promise<void> {
    await this.#api.delete(`${await this.#at(other)}/messages/${id}`)
  }

  async block(other: Account): Promise<void> {
    await this.set(other, 'block', true)
  }

  async listen(other: Account): Promise<void> {
    const thread = await this.threadWith(other)
    if (this.#sockets.has(thread)) return
    const url = `${webSocketUrl(this.#site.socketUrl)}/ws/dms/${thread}?token=${this.me.accessToken}`
    this.#sockets.set(thread, await FrameSocket.open(url, frame => this.#receive(frame), { isLive: ({ type }) => type === 'connection_established' }))
  }

  hears: ContractClient['hears'] = kind => this.#ears.hears(kind)

  close(): void {
    for (const socket of this.#sockets.values()) socket.close()
  }

  async #at(other: Account): Promise<string> {
    return `/threads/${await this.threadWith(other)}`
  }

  #receive(frame: Frame): void {
    switch (frame.type) {
      case 'new_message': {
        const { id, text, sender_id } = frame.message as Message
        return this.#ears.take({ kind: 'message', id: String(id), text, fromMe: sender_id === this.me.number })
      }
      case 'typing_update':
        return this.#ears.take({ kind: 'typing', typing: Boolean(frame.typing) })
      case 'presence_update':
        return this.#ears.take({ kind: 'presence', online: Boolean(frame.online) })
      case 'reaction_update':
        return this.#ears.take({ kind: 'reaction' })
      case 'dm_notification':
        return this.#ears.take({ kind: 'notification' })
      case 'error':
        return this.#ears.take({ kind: 'error', message: String(frame.message) })
    }
  }
}
