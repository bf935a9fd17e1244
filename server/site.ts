import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import next from 'next'
import { projectRoot, type Environment } from '@/lib/environment'
import { createNodeApi } from '@/lib/http/node'
import { log } from '@/lib/http/log'
import { listen, type RequestHandler, type UpgradeHandler } from '@/server/http-server'
import { startRealtime } from '@/server/realtime'
import type { Shutdown } from '@/server/shutdown'

/** Everything that answers on the one port: the hub, the API straight on node:http, and Next for the rest. */
export async function startSite(environment: Environment, development: boolean, shutdown: Shutdown): Promise<void> {
  const { host, port } = environment.server
  const realtime = startRealtime(environment)
  if (environment.test.enabled) process.on('SIGUSR2', () => void realtime.toggle())
  const site = next({
    dev: development, dir: projectRoot, hostname: 'localhost', port,
    // Next listens for upgrades of its own accord wherever it finds a server; ours are not for it.
    httpServer: new EventEmitter() as Server,
  })
  const [, api] = await Promise.all([site.prepare(), development ? null : createNodeApi({ dir: projectRoot })])
  shutdown.add('Next', () => site.close())

  const answer = site.getRequestHandler()
  const pages: RequestHandler = async (request, response) => {
    await answer(request, response)
    return true
  }
  const reload = site.getUpgradeHandler()
  const hotReload: UpgradeHandler = (request, socket, head) => {
    if (!development || !request.url?.startsWith('/_next/')) return false
    void reload(request, socket, head)
    return true
  }
  const server = await listen({
    host, port,
    requests: api ? [realtime.request, api, pages] : [realtime.request, pages],
    upgrades: [realtime.upgrade, hotReload],
    onError: (error) => log().error({ err: error }, 'a request failed'),
  })
  shutdown.add('HTTP server', async () => {
    server.stopAccepting()
    await realtime.stop()
    await server.drain(3000)
  })
}
