import { vi } from 'vitest'
import { startApi } from '@/lib/http/testing/api'
import { freePort } from '@/server/ports'
import { NodeProcess } from '../child-process'
import type { Site } from '../clients/client'

/** Three programs, as beside a serverless host: the API in this process, the real-time server and the gateway in their own. */
export interface ExternalSite extends Site {
  stop(): Promise<void>
}

export async function startExternal(): Promise<ExternalSite> {
  const account = { PUSHER_APP_ID: '77', PUSHER_KEY: 'external-key', PUSHER_SECRET: 'external-secret' }
  const hub = new NodeProcess(['--import', 'tsx', 'e2e/hub-process.ts'], account)
  await said(hub, /^\d+\n/)
  const external = { ...account, PUSHER_HOST: 'localhost', PUSHER_PORT: hub.output.trim(), PUSHER_SCHEME: 'http' }
  // Before anything here reads the environment.
  Object.assign(process.env, external)
  const { DATABASE_URL = '', NEXTAUTH_SECRET = '', DATA_DIR = '' } = process.env
  const port = String(await freePort('127.0.0.1'))
  const gateway = new NodeProcess(['--import', 'tsx', 'server/gateway.ts'], { ...external, DATABASE_URL, NEXTAUTH_SECRET, DATA_DIR, HOST: '127.0.0.1', PORT: port, RATE_LIMITS: 'off' })
  const [api] = await Promise.all([startApi(), said(gateway, /sockets are served/)])
  return {
    url: api.base,
    socketUrl: `http://127.0.0.1:${port}`,
    async stop() {
      await api.close()
      await gateway.stop()
      await hub.stop()
    },
  }
}

function said(program: NodeProcess, words: RegExp): Promise<void> {
  return vi.waitFor(() => {
    if (!words.test(program.output)) throw new Error(`It is not ready.\n${program.output}`)
  }, { timeout: 30_000 })
}
