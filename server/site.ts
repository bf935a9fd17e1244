import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import next from 'next'
import { projectRoot, type Environment } from '@/lib/environment'
import { addressOfPeer } from '@/lib/http/address'
import { createNodeApi } from '@/lib/http/node'
import { log } from '@/lib/http/log'
import { listen, refuseMalformedAddress, type RequestHandler, type UpgradeHandler } from '@/server/http-server'
import { startRealtime } from '@/server/realtime'
import type { Shutdown } from '@/server/shutdown'

/** Everything that answers on the one port: the hub, the API straight on node:http, and Next for the rest. */
export async function startSite(environment: Environment, development: boolean, shutdown: Shutdown): Promise<void> {
  const { host, port } = environment.server
  const realtime = startRealtime(environment)
  if (environment.test.enabled) process.on('SIGUSR2', () => void realtime.toggle())
  // Next takes every upgrade of the server that it is given. Most are not for it, so it gets one where only its own arrive.
  const upgradesOfNext = new EventEmitter() as Server
  const site = next({ dev: development, dir: projectRoot, hostname: 'localhost', port, httpServer: upgradesOfNext })
  const [, api] = await Promise.all([site.prepare(), development ? null : createNodeApi({ dir: projectRoot })])
  shutdown.add('Next', () => site.close())

  const answer = site.getRequestHandler()
  const pages: RequestHandler = async (request, response) => {
    // Next does not see the socket, and whoever calls may have written anything here.
    request.headers['x-forwarded-for'] = addressOfPeer(request)
    await answer(request, response)
    return true
  }
  const hotReload: UpgradeHandler = (request, socket, head) =>
    development && request.url?.startsWith('/_next/') === true && upgradesOfNext.emit('upgrade', request, socket, head)
  const server = await listen({
    host, port,
    requests: [realtime.request, ...(api ? [api] : []), refuseMalformedAddress, pages],
    upgrades: [realtime.upgrade, hotReload],
    onError: (error) => log().error({ err: error }, 'a request failed'),
  })
  shutdown.add('HTTP server', async () => {
    server.stopAccepting()
    await realtime.stop()
    await server.drain(3000)
  })
}
