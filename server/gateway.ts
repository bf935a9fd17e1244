import nextEnvironment from '@next/env'
import { EnvironmentError, projectRoot, requireEnvironment } from '@/lib/environment'
import { log } from '@/lib/http/log'
import { listen } from '@/server/http-server'
import { startRealtime } from '@/server/realtime'
import { createShutdown, stopOnSignals } from '@/server/shutdown'

/**
 * `npm run gateway`: the sockets of the five contracts alone, for where a serverless host answers HTTP. It shares the
 * database with that host, and hears the same external real-time server; HOST and PORT say where front ends find it.
 */
const report = (message: string) => console.log(`gateway: ${message}`)
const shutdown = createShutdown({ report })
stopOnSignals(shutdown, report)
await start().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError || error instanceof Error ? error.message : error)
  shutdown.begin(1)
})

async function start(): Promise<void> {
  nextEnvironment.loadEnvConfig(projectRoot)
  const environment = requireEnvironment()
  if (!environment.pusher) throw new EnvironmentError(['PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET are not set; a gateway of its own hears an external real-time server (npm start brings both in one process).'])
  const { host, port } = environment.server
  const realtime = startRealtime(environment)
  const server = await listen({
    host, port,
    requests: [realtime.request],
    upgrades: [realtime.upgrade],
    onError: (error) => log().error({ err: error }, 'a request failed'),
  })
  shutdown.add('sockets', async () => {
    server.stopAccepting()
    await realtime.stop()
    await server.drain(3000)
  })
  report(`sockets are served at http://${host}:${port}`)
}
