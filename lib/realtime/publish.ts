import Pusher from 'pusher'
import { database } from '@/db/client'
import { environment, type PusherServer } from '@/lib/environment'
import { userChannel } from '@/lib/contract/events'
import type { Announcer, Publication } from '@/lib/messaging/ctx'
import { enqueueUnnumbered } from '@/lib/messaging/notifications/enqueue-notifications'
import { published } from './outbox'
import type { HubStats } from './server'

/** What publishing needs of a real-time server: the embedded hub, or any that speaks Pusher's HTTP API. */
export interface Transport {
  trigger(channels: string[], name: string, data: string, exceptSocketId?: string): Promise<void>
  disconnect(userId: string): Promise<void>
}

/** The embedded hub, as the process that runs it leaves it for every bundle of this process. */
interface Hub {
  trigger(message: { channels: string[]; name: string; data: string; socketId?: string }): void
  terminateUser(userId: string): number
  stats(): HubStats
}

const hubKey = Symbol.for('parley.hub')
const shared = globalThis as typeof globalThis & { [hubKey]?: Hub }

/** One trigger reaches at most so many channels (Pusher's own limit). */
const mostChannels = 100

/** Tells people through whichever server is configured. What fails stays in the outbox; real time is a hint. */
export function announcer(transport: Transport = configured(), isPublished = published): Announcer {
  return {
    async publish(publications, exceptSocketId) {
      await Promise.all([
        attempt(() => enqueueUnnumbered(database(), publications)),
        ...publications.map(async publication => {
          const reached = await attempt(() => send(transport, publication, exceptSocketId))
          if (reached) await isPublished(database(), publication.event)
        }),
      ])
    },
    async disconnect(userId) {
      await attempt(() => transport.disconnect(userId))
    },
  }
}

async function send(transport: Transport, { userIds, event }: Publication, exceptSocketId?: string): Promise<void> {
  const data = JSON.stringify(event)
  const channels = userIds.map(userChannel)
  for (let start = 0; start < channels.length; start += mostChannels) {
    await transport.trigger(channels.slice(start, start + mostChannels), event.type, data, exceptSocketId)
  }
}

async function attempt(action: () => Promise<void>): Promise<boolean> {
  try {
    await action()
    return true
  } catch {
    return false
  }
}

let chosen: Transport | undefined

function configured(): Transport {
  const { pusher, hub } = environment()
  return (chosen ??= pusher ? pusherTransport(pusher) : hub ? hubTransport : nobodyListens)
}

/** Without any real-time server browsers poll: all is out as soon as it is written. */
const nobodyListens: Transport = {
  async trigger() {},
  async disconnect() {},
}

/** Publishing to the hub in this process is a function call. */
export const hubTransport: Transport = {
  async trigger(channels, name, data, exceptSocketId) {
    const hub = shared[hubKey]
    if (!hub) throw new Error('No real-time server is running.')
    hub.trigger({ channels, name, data, ...(exceptSocketId && { socketId: exceptSocketId }) })
  },
  async disconnect(userId) {
    shared[hubKey]?.terminateUser(userId)
  },
}

/** Hosted Pusher, soketi, sockudo, Reverb, or our hub in a process of its own. */
export function pusherTransport(server: PusherServer): Transport {
  const client = new Pusher({
    appId: server.appId,
    key: server.key,
    secret: server.secret,
    useTLS: server.scheme === 'https',
    timeout: 5000,
    ...(server.host ? { host: server.host, port: String(server.port) } : { cluster: server.cluster ?? 'mt1' }),
  })
  return {
    async trigger(channels, name, data, exceptSocketId) {
      await client.trigger(channels, name, data, exceptSocketId ? { socket_id: exceptSocketId } : undefined)
    },
    async disconnect(userId) {
      await client.terminateUserConnections(userId)
    },
  }
}

/** The figures of the hub in this process; undefined where it runs none. */
export function hubStats(): HubStats | undefined {
  return shared[hubKey]?.stats()
}

/** Puts the hub of this process where every bundle in it finds it; undefined takes it away. */
export function shareHub(hub: Hub | undefined): void {
  if (hub) shared[hubKey] = hub
  else delete shared[hubKey]
}
