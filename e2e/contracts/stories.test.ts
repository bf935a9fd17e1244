import { afterAll, beforeAll, describe, test } from 'vitest'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { socketDialects } from '@/server/socket-dialects'
import { stories } from './stories'

let server: SocketSite
beforeAll(async () => {
  server = await startSockets(socketDialects)
})
afterAll(() => server.stop())

describe('a contract’s front end lives its whole story', () => {
  test.each(Object.entries(stories))('%s', (_contract, tell) => tell({ url: server.base, socketUrl: server.base }))
})
