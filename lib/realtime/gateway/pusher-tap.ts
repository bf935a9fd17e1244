import { createHmac } from 'node:crypto'
import Pusher from 'pusher-js'
import { ParleyError } from '@/lib/contract/errors'
import { type ParleyEvent, userChannel } from '@/lib/contract/events'
import type { PusherServer } from '@/lib/environment'
import type { Tap } from './tap'

/** People that one connection listens to: servers limit what one connection may subscribe to. */
const peoplePerConnection = 100
/** How long a server may take to let us listen, and how long we wait before we come back to one that sent us away; milliseconds. */
const subscribedWithin = 5_000
const backAfter = 500

interface Line {
  pusher: Pusher
  people: number
}

/** One person's channel, heard once for all who ask: whoever comes back at once asks before the one before has stopped. */
interface Heard {
  listeners: Set<(event: ParleyEvent) => void>
  subscribed: Promise<boolean>
  stop(): void
}

/** Hears a Pusher-compatible server as its client, authorised with the app's own secret. */
export class PusherTap implements Tap {
  readonly #server: PusherServer
  readonly #lines = new Set<Line>()
  readonly #heard = new Map<string, Heard>()
  #closed = false

  constructor(server: PusherServer) {
    this.#server = server
  }

  async listen(userId: string, hear: (event: ParleyEvent) => void): Promise<() => void> {
    const heard = this.#heard.get(userId) ?? this.#subscribe(userId)
    const listener = (event: ParleyEvent) => hear(event)
    heard.listeners.add(listener)
    const stop = () => {
      if (!heard.listeners.delete(listener) || heard.listeners.size > 0) return
      if (this.#heard.get(userId) === heard) this.#heard.delete(userId)
      heard.stop()
    }
    if (await heard.subscribed) return stop
    // The next who asks tries anew.
    if (this.#heard.get(userId) === heard) this.#heard.delete(userId)
    stop()
    throw new ParleyError('unavailable', 'The real-time server does not answer. Try again.', { retryAfter: 1 })
  }

  close(): void {
    this.#closed = true
    for (const line of this.#lines) this.#end(line)
  }

  #subscribe(userId: string): Heard {
    const line = [...this.#lines].find(({ people }) => people < peoplePerConnection) ?? this.#open()
    line.people += 1
    const name = userChannel(userId)
    const channel = line.pusher.subscribe(name)
    const listeners: Heard['listeners'] = new Set()
    const pass = (type: string, data: unknown) => {
      if (!type.startsWith('pusher:')) for (const listener of listeners) listener(data as ParleyEvent)
    }
    channel.bind_global(pass)
    const heard: Heard = {
      listeners,
      subscribed: subscription(channel),
      stop: () => {
        channel.unbind_global(pass)
        line.pusher.unsubscribe(name)
        line.people -= 1
        if (line.people === 0) this.#end(line)
      },
    }
    this.#heard.set(userId, heard)
    return heard
  }

  #open(): Line {
    const { key, secret, host, port, cluster, scheme } = this.#server
    const pusher = new Pusher(key, {
      cluster: cluster ?? '',
      ...(host && { wsHost: host, wsPort: port, wssPort: port }),
      forceTLS: scheme === 'https',
      enabledTransports: scheme === 'https' ? ['wss'] : ['ws'],
      enableStats: false,
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler: ({ socketId, channelName }, answer) => {
          const signature = createHmac('sha256', secret).update(`${socketId}:${channelName}`).digest('hex')
          answer(null, { auth: `${key}:${signature}` })
        },
      },
    })
    const line = { pusher, people: 0 }
    this.#lines.add(line)
    // A server that ends a person's connections ends ours as well, after which pusher-js waits to be told to come back.
    pusher.connection.bind('disconnected', () => setTimeout(() => this.#lines.has(line) && !this.#closed && pusher.connect(), backAfter).unref())
    return line
  }

  #end(line: Line): void {
    this.#lines.delete(line)
    line.pusher.disconnect()
  }
}

function subscription(channel: ReturnType<Pusher['subscribe']>): Promise<boolean> {
  return new Promise(resolve => {
    const end = (subscribed: boolean) => () => {
      clearTimeout(patience)
      channel.unbind('pusher:subscription_succeeded', succeeded)
      channel.unbind('pusher:subscription_error', refused)
      resolve(subscribed)
    }
    const succeeded = end(true)
    const refused = end(false)
    const patience = setTimeout(refused, subscribedWithin)
    channel.bind('pusher:subscription_succeeded', succeeded)
    channel.bind('pusher:subscription_error', refused)
  })
}
