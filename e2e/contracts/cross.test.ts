import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { socketDialects } from '@/server/socket-dialects'
import { contractNames } from '../clients'
import type { Site } from '../clients/client'
import { crossOver, pairsOf } from './cross'

let server: SocketSite
let site: Site
beforeAll(async () => {
  server = await startSockets(socketDialects)
  site = { url: server.base, socketUrl: server.base }
})
afterAll(async () => {
  await server.stop()
  console.log(`${crossed} of ${pairs.length} pairs of contracts agree`)
})

const pairs = pairsOf(contractNames)
let crossed = 0

describe('what is sent through one contract is the same through another', () => {
  test('all pairs are tried', () => expect(pairs).toHaveLength(25))

  test.each(pairs)('%s to %s', async (sent, read) => {
    await crossOver(site, sent, read)
    crossed += 1
  })
})
