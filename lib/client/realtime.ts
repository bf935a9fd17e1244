import type Pusher from 'pusher-js'
import type { event as schemaOfEvents, ParleyEvent } from '@/lib/contract/events'
import { userChannel } from '@/lib/contract/realtime'
import { type ApiError, call } from './api'
import { authorizeChannel, getRealtimeConfig } from './routes'

/** How long a connection may take before the browser polls meanwhile, in milliseconds. */
const connectWithin = 5_000
/** How long an unanswered ping is waited for, in milliseconds. */
const pongWithin = 8_000
/** The longest pause between two tries to connect, in milliseconds. */
const longestPause = 20_000

export interface RealtimeListener {
  onEvent(event: ParleyEvent): void
  /** `subscribed`: from now on every event arrives. Comes again after each reconnect. */
  onHub(hub: 'connecting' | 'subscribed' | 'down'): void
  /** Whether the server hears of our socket from the hub, or must be told by heartbeats. */
  onConfigured(socketsTell: boolean): void
}

export interface Realtime {
  /** The id of the open socket, for a call whose event need not come back to it. */
  socketId(): string | undefined
  /** Tries at once, if there is no connection. */
  reconnect(): void
  stop(): void
}

/** Listens to a person's channel with pusher-js, whatever Pusher-compatible server it is, and keeps at it. */
export function listen(userId: string, { onEvent, onHub, onConfigured }: RealtimeListener): Realtime {
  let pusher: Pusher | undefined
  let stopped = false
  let tries = 0
  let isDown = false
  let retry: ReturnType<typeof setTimeout> | undefined

  async function start(): Promise<void> {
    retry = undefined
    try {
      pusher ??= await open()
      if (stopped) return pusher.disconnect()
      pusher.connect()
    } catch {
      lose()
    }
  }

  function again(): void {
    if (stopped) return
    const pause = Math.min(1000 * 2 ** tries++, longestPause) * (0.75 + Math.random() / 2)
    retry ??= setTimeout(() => void start(), pause)
  }

  async function open(): Promise<Pusher> {
    // Both are large, and no page waits for them.
    const [{ default: PusherClient }, { event }, config] = await Promise.all([import('pusher-js'), import('@/lib/contract/events'), call(getRealtimeConfig)])
    onConfigured(!config.heartbeat)
    const client = new PusherClient(config.key, {
      cluster: config.cluster,
      forceTLS: config.forceTLS,
      ...(config.wsHost !== null && { wsHost: config.wsHost, ...(config.wsPort !== null && { wsPort: config.wsPort, wssPort: config.wsPort }) }),
      // Where the server has no TLS, trying it when the connection is slow only breaks our own content security policy.
      enabledTransports: config.forceTLS ? ['ws', 'wss'] : ['ws'],
      enableStats: false,
      unavailableTimeout: connectWithin,
      pongTimeout: pongWithin,
      channelAuthorization: {
        customHandler: ({ socketId, channelName }, callback) => {
          call(authorizeChannel, { body: { socket_id: socketId, channel_name: channelName } })
            .then(auth => callback(null, auth), (error: ApiError) => callback(error, null))
        },
      },
    })
    client.connection.bind('state_change', ({ current }: { current: string }) => changed(current))
    subscribe(client, event)
    return client
  }

  function subscribe(client: Pusher, event: typeof schemaOfEvents): void {
    const channel = client.subscribe(userChannel(userId))
    channel.bind('pusher:subscription_succeeded', () => {
      tries = 0
      isDown = false
      onHub('subscribed')
    })
    // pusher-js leaves a refused subscription alone; the whole connection is made anew.
    channel.bind('pusher:subscription_error', lose)
    channel.bind_global((name: string, data: unknown) => {
      if (name.startsWith('pusher')) return
      const parsed = event.safeParse(data)
      if (parsed.success) onEvent(parsed.data)
    })
  }

  function changed(state: string): void {
    if (state === 'connecting' && !isDown) onHub('connecting')
    // pusher-js would wait up to a minute between tries; ours start afresh.
    if (state === 'unavailable' || state === 'failed') lose()
    if (state === 'disconnected' && !retry) lose()
  }

  function lose(): void {
    if (stopped) return
    isDown = true
    onHub('down')
    again()
    pusher?.disconnect()
  }

  onHub('connecting')
  void start()
  return {
    socketId: () => (pusher?.connection.state === 'connected' ? pusher.connection.socket_id : undefined),
    reconnect() {
      if (retry === undefined) return
      clearTimeout(retry)
      tries = 0
      void start()
    },
    stop() {
      stopped = true
      clearTimeout(retry)
      pusher?.disconnect()
    },
  }
}
