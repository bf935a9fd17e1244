import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHub } from '@/lib/realtime/server'

/** The hub in a process of its own, as an external Pusher-compatible server: prints its port, and ends with SIGTERM. */
const { PUSHER_APP_ID: id = '', PUSHER_KEY: key = '', PUSHER_SECRET: secret = '' } = process.env
const hub = createHub({ app: { id, key, secret } })
const server = createServer((request, response) => {
  if (!hub.handleRequest(request, response)) response.writeHead(404).end()
})
server.on('upgrade', (request, socket, head) => {
  if (!hub.handleUpgrade(request, socket, head)) socket.destroy()
})
server.listen(0, 'localhost', () => console.log((server.address() as AddressInfo).port))
process.once('SIGTERM', () => {
  void hub.close().then(() => process.exit(0))
})
