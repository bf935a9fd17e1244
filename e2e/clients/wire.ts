import { WebSocket } from 'ws'
import type { Heard } from './client'

/** Milliseconds after which something that should be heard is missed. */
export const patience = 12_000

/** An answer that is not a success. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly body: unknown, asked: string) {
    super(`${asked} answered ${status}: ${JSON.stringify(body)}`)
  }
}

/** Calls below one base URL as one person. */
export class Api {
  constructor(readonly base: string, readonly token: string) {}

  get<Answer>(path: string): Promise<Answer> {
    return this.call('GET', path)
  }

  post<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.call('POST', path, body)
  }

  put<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.call('PUT', path, body)
  }

  delete<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.call('DELETE', path, body)
  }

  /** A form goes as multipart, anything else as JSON. No redirect is followed, for front ends' POSTs would not survive one. */
  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const isForm = body instanceof FormData
    const response = await fetch(this.base + path, {
      method,
      redirect: 'error',
      headers: { authorization: `Bearer ${this.token}`, ...(body !== undefined && !isForm && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? null : JSON.parse(text)
    if (!response.ok) throw new Refusal(response.status, answer, `${method} ${path}`)
    return answer as Answer
  }
}

/** Keeps what was heard until it is asked for. */
export class Ears {
  readonly #waiting: Heard[] = []
  readonly #asked: { kind: Heard['kind']; answer(heard: Heard): void }[] = []

  take(heard: Heard): void {
    const index = this.#asked.findIndex(({ kind }) => kind === heard.kind)
    if (index < 0) this.#waiting.push(heard)
    else this.#asked.splice(index, 1)[0]?.answer(heard)
  }

  hears<Kind extends Heard['kind']>(kind: Kind): Promise<Extract<Heard, { kind: Kind }>> {
    type Wanted = Extract<Heard, { kind: Kind }>
    const index = this.#waiting.findIndex(heard => heard.kind === kind)
    if (index >= 0) return Promise.resolve(this.#waiting.splice(index, 1)[0] as Wanted)
    const heard = new Promise<Wanted>(resolve => this.#asked.push({ kind, answer: heard => resolve(heard as Wanted) }))
    return inTime(heard, () => `No ${kind} was heard, but ${JSON.stringify(this.#waiting)}`)
  }

  /** People come online in any order; the first that is or is not. */
  async hearsPresence(online: boolean): Promise<{ online: boolean }> {
    for (;;) {
      const heard = await this.hears('presence')
      if (heard.online === online) return heard
    }
  }
}

/** One frame of a raw WebSocket. */
export type Frame = { type: string } & Record<string, unknown>

/** A raw WebSocket of JSON frames. */
export class FrameSocket {
  readonly #socket: WebSocket

  private constructor(socket: WebSocket, receive: (frame: Frame) => void) {
    this.#socket = socket
    socket.on('message', text => receive(JSON.parse(String(text)) as Frame))
  }

  /** Resolves with it when `isLive` says so of a frame; `greet` is what it says first. */
  static open(url: string, receive: (frame: Frame) => void, { greet, isLive }: { greet?: Frame; isLive: (frame: Frame) => boolean }): Promise<FrameSocket> {
    const opened = new Promise<FrameSocket>((resolve, reject) => {
      const webSocket = new WebSocket(url)
      webSocket.once('error', reject)
      webSocket.once('close', code => reject(new Error(`${url} was closed with ${code}.`)))
      let live = false
      const socket = new FrameSocket(webSocket, frame => {
        if (live || !isLive(frame)) return receive(frame)
        live = true
        resolve(socket)
      })
      if (greet) webSocket.once('open', () => socket.send(greet))
    })
    return inTime(opened, () => `${url} did not greet.`)
  }

  send(frame: Frame): void {
    this.#socket.send(JSON.stringify(frame))
  }

  close(): void {
    this.#socket.terminate()
  }
}

/** `http://…` as `ws://…`. */
export function webSocketUrl(url: string): string {
  return url.replace(/^http/, 'ws')
}

/** The same, or an error that says what is missed. */
export async function inTime<Result>(promise: Promise<Result>, missed: () => string): Promise<Result> {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => { late = setTimeout(() => reject(new Error(missed())), patience) })
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(late))
}

/** What a `find` must have found. */
export function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`${what} is not there.`)
  return thing
}
