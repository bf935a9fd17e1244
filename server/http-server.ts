import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** Answers a request, or leaves it (false) to the next in line. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

export type HttpServerOptions = {
  /** `localhost` listens on the loopback addresses of both IP versions. */
  host: string
  port: number
  /** Asked in order. */
  requests: RequestHandler[]
  upgrades: UpgradeHandler[]
  onError: (error: unknown) => void
}

export type HttpServer = {
  /** No new connections; idle ones are closed, and those at work after their answer. */
  stopAccepting(): void
  /** Resolves when requests in flight are answered, at most `patience` milliseconds later. */
  drain(patience: number): Promise<void>
}

/** One server on one port. @throws an error that names PORT when somebody else has it. */
export async function listen(options: HttpServerOptions): Promise<HttpServer> {
  const upgraded = new Set<Duplex>()
  const servers: Server[] = []
  const addresses = options.host === 'localhost' ? ['127.0.0.1', '::1'] : [options.host]
  for (const [index, address] of addresses.entries()) {
    const server = createServer()
    // Longer than the idle time of usual proxies, which otherwise meet a connection that was just closed.
    server.keepAliveTimeout = 75_000
    server.on('request', (request, response) => void serve(options, request, response))
    server.on('upgrade', (request, socket, head) => upgrade(options, upgraded, request, socket, head))
    try {
      await open(server, address, options.port)
      servers.push(server)
    } catch (error) {
      // A machine without IPv6 is none the worse for it.
      if (index > 0 && !isTaken(error)) continue
      for (const opened of servers) opened.close()
      throw explain(error, address, options.port)
    }
  }
  return {
    stopAccepting() {
      for (const server of servers) {
        server.prependListener('request', (_request, response) => { response.setHeader('connection', 'close') })
        server.close()
      }
    },
    async drain(patience) {
      const deadline = Date.now() + patience
      while (Date.now() < deadline && await connectionsOf(servers) > upgraded.size) {
        for (const server of servers) server.closeIdleConnections()
        await sleep(20)
      }
      for (const socket of upgraded) socket.destroy()
      for (const server of servers) server.closeAllConnections()
    },
  }
}

/** Answers 400 to an address whose percent signs mean nothing. Next answers 500, and says that it failed. */
export const refuseMalformedAddress: RequestHandler = ({ url = '/' }, response) => {
  try {
    decodeURI(url)
    return false
  } catch {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('This address is malformed.')
    return true
  }
}

/** Refuses an upgrade in a way that a WebSocket client understands. */
export function refuseUpgrade(socket: Duplex, status: '404 Not Found' | '503 Service Unavailable'): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  return true
}

async function serve({ requests, onError }: HttpServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    for (const handler of requests) if (await handler(request, response)) return
    response.writeHead(404).end()
  } catch (error) {
    onError(error)
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
}

function upgrade({ upgrades, onError }: HttpServerOptions, upgraded: Set<Duplex>, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  upgraded.add(socket)
  socket.once('close', () => upgraded.delete(socket))
  // Without a listener the reset of a socket that nobody took over would end the process.
  socket.on('error', () => socket.destroy())
  try {
    if (upgrades.some((handler) => handler(request, socket, head))) return
  } catch (error) {
    onError(error)
  }
  refuseUpgrade(socket, '404 Not Found')
}

function open(server: Server, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function connectionsOf(servers: Server[]): Promise<number> {
  const counts = await Promise.all(servers.map((server) => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count ?? 0)))))
  return counts.reduce((sum, count) => sum + count, 0)
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
}

function explain(error: unknown, address: string, port: number): Error {
  const code = (error as NodeJS.ErrnoException).code
  if (isTaken(error)) return new Error(`Port ${port} on ${address} is in use by another program. Stop that program, or set PORT to another number.`)
  if (code === 'EACCES') return new Error(`Port ${port} may not be used by an ordinary user. Set PORT to a number from 1024 on.`)
  return new Error(`Parley cannot listen on ${address} (HOST): ${(error as Error).message}`)
}
