import { v7 as newClientId } from 'uuid'
import type { Attachment, Conversation, Message, Request } from '@/lib/contract/views'

/** One person of the tour, calling the public API as any client would. Throws on every refusal. */
export class Visitor {
  private constructor(
    readonly base: string,
    readonly id: string,
    private readonly token: string,
  ) {}

  static async signIn(base: string, username: string, password: string): Promise<Visitor> {
    const { accessToken, user } = await ask<{ accessToken: string; user: { id: string } }>(base, 'POST', '/api/tokens', { username, password })
    return new Visitor(base, user.id, accessToken)
  }

  /** Signs up somebody new, or signs in whom an earlier run made. */
  static async arrive(base: string, username: string, name: string): Promise<Visitor> {
    const password = 'parley-demo'
    await ask(base, 'POST', '/api/accounts', { username, name, password }).catch(() => {})
    return Visitor.signIn(base, username, password)
  }

  call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return ask<Answer>(this.base, method, path, body, this.token)
  }

  conversationWith(...people: Visitor[]): Promise<Conversation> {
    return this.call('POST', '/api/conversations', { memberIds: people.map(({ id }) => id) })
  }

  say(conversationId: string, text: string, more: { replyToId?: string; uploadIds?: string[]; sendAt?: string } = {}): Promise<Message> {
    return this.call('POST', `/api/conversations/${conversationId}/messages`, { clientId: newClientId(), text, ...more })
  }

  react(message: Message, emoji: string): Promise<unknown> {
    return this.call('PUT', `/api/conversations/${message.conversationId}/messages/${message.id}/reactions/${encodeURIComponent(emoji)}`)
  }

  ask(other: Visitor, text: string): Promise<Request> {
    return this.call('POST', '/api/requests', { userId: other.id, text })
  }

  async upload(name: string, type: string, content: Buffer): Promise<string> {
    const form = new FormData()
    form.set('file', new File([Uint8Array.from(content)], name, { type }))
    const answer = await fetch(`${this.base}/api/uploads`, { method: 'POST', headers: { authorization: `Bearer ${this.token}` }, body: form })
    if (!answer.ok) throw new Error(`upload ${name}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as Attachment).id
  }
}

async function ask<Answer>(base: string, method: string, path: string, body?: object, token?: string): Promise<Answer> {
  const answer = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (answer.status === 204 ? undefined : await answer.json()) as Answer
}
