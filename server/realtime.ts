import type { Environment } from '@/lib/environment'
import { userChannel } from '@/lib/contract/events'
import { createCtx } from '@/lib/http/context'
import { log } from '@/lib/http/log'
import type { SocketDialect } from '@/lib/http/socket'
import { createGateway, HubTap, PusherTap } from '@/lib/realtime/gateway'
import { shareGateway } from '@/lib/realtime/gateway-stats'
import { startHousekeeping } from '@/lib/realtime/housekeeping'
import { shareHub } from '@/lib/realtime/publish'
import { createHub, type Hub } from '@/lib/realtime/server'
import { refuseUpgrade, type RequestHandler, type UpgradeHandler } from '@/server/http-server'
import { socketDialects } from '@/server/socket-dialects'

export type Realtime = { request: RequestHandler; upgrade: UpgradeHandler; stop(): Promise<void>; toggle(): Promise<void> }

/**
 * The part of the process that lasts: the embedded hub, unless an external server is configured, the contracts' sockets,
 * and the housekeeping.
 */
export function startRealtime(environment: Environment, dialects: readonly SocketDialect[] = socketDialects): Realtime {
  const { hub: credentials, test } = environment
  const housekeeping = startHousekeeping(createCtx(), (error) => log().error({ err: error }, 'housekeeping failed'))
  const hubTap = new HubTap()
  const gateway = createGateway({ dialects, log: log(), ...heard(environment, hubTap, housekeeping) })
  shareGateway(gateway.stats)
  let hub: Hub | undefined
  const start = () => {
    if (!credentials) return
    hub = createHub({
      app: { id: credentials.appId, key: credentials.key, secret: credentials.secret },
      log: log(),
      onOccupied: (channel) => forPerson(channel, housekeeping.opened),
      onVacated: (channel) => forPerson(channel, housekeeping.closed),
      onTerminated: gateway.recheck,
    })
    hubTap.attach(hub)
    shareHub(hub)
  }
  const stop = async () => {
    const closing = hub
    hub = undefined
    hubTap.attach(undefined)
    shareHub(undefined)
    await closing?.close()
  }
  if (test.hub) start()
  return {
    request: (request, response) => (hub?.handleRequest(request, response) ?? false) || gateway.handleRequest(request, response),
    upgrade(request, socket, head) {
      if (hub?.handleUpgrade(request, socket, head) || gateway.handleUpgrade(request, socket, head)) return true
      return !hub && request.url?.startsWith('/app/') === true && refuseUpgrade(socket, '503 Service Unavailable')
    },
    async stop() {
      await Promise.all([gateway.close(), stop()])
      await housekeeping.stop()
    },
    // For tests: a process without real time must lose nothing.
    toggle: async () => (hub ? stop() : start()),
  }
}

/** Where the gateway listens. A hub here tells of everybody's presence; elsewhere only the gateway knows of its own sockets. */
function heard({ pusher }: Environment, hubTap: HubTap, housekeeping: { opened(userId: string): void; closed(userId: string): void }) {
  return pusher ? { tap: new PusherTap(pusher), onPresent: housekeeping.opened, onGone: housekeeping.closed } : { tap: hubTap }
}

const personPrefix = userChannel('')

function forPerson(channel: string, tell: (userId: string) => void): void {
  if (channel.startsWith(personPrefix)) tell(channel.slice(personPrefix.length))
}
