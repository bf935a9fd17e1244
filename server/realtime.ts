import type { Environment } from '@/lib/environment'
import { userChannel } from '@/lib/contract/events'
import { createCtx } from '@/lib/http/context'
import { log } from '@/lib/http/log'
import { startHousekeeping } from '@/lib/realtime/housekeeping'
import { shareHub } from '@/lib/realtime/publish'
import { createHub, type Hub } from '@/lib/realtime/server'
import { refuseUpgrade, type RequestHandler, type UpgradeHandler } from '@/server/http-server'

export type Realtime = { request: RequestHandler; upgrade: UpgradeHandler; stop(): Promise<void>; toggle(): Promise<void> }

/** The part of the process that lasts: the embedded hub, unless an external server is configured, and the housekeeping. */
export function startRealtime({ hub: credentials, test }: Environment): Realtime {
  const housekeeping = startHousekeeping(createCtx(), (error) => log().error({ err: error }, 'housekeeping failed'))
  let hub: Hub | undefined
  const start = () => {
    if (!credentials) return
    hub = createHub({
      app: { id: credentials.appId, key: credentials.key, secret: credentials.secret },
      log: log(),
      onOccupied: (channel) => forPerson(channel, housekeeping.opened),
      onVacated: (channel) => forPerson(channel, housekeeping.closed),
    })
    shareHub(hub)
  }
  const stop = async () => {
    const closing = hub
    hub = undefined
    shareHub(undefined)
    await closing?.close()
  }
  if (test.hub) start()
  return {
    request: (request, response) => hub?.handleRequest(request, response) ?? false,
    upgrade(request, socket, head) {
      if (hub) return hub.handleUpgrade(request, socket, head)
      return request.url?.startsWith('/app/') ? refuseUpgrade(socket, '503 Service Unavailable') : false
    },
    async stop() {
      await stop()
      await housekeeping.stop()
    },
    // For tests: a process without real time must lose nothing.
    toggle: async () => (hub ? stop() : start()),
  }
}

const personPrefix = userChannel('')

function forPerson(channel: string, tell: (userId: string) => void): void {
  if (channel.startsWith(personPrefix)) tell(channel.slice(personPrefix.length))
}
