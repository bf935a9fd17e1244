import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a receiver was posted. */
export interface Delivery {
  path: string
  headers: http.IncomingHttpHeaders
  body: string
  event: Record<string, unknown>
}

export interface WebhookReceiver {
  /** The address of a webhook of its own. */
  url(path: string): string
  deliveries: Delivery[]
  at(path: string): Delivery[]
  /** The status that a path answers from now on; 200 is usual. */
  answers(path: string, status: number): void
  close(): Promise<void>
}

/** Somebody's program that is told of events, on a port of its own. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: Delivery[] = []
  const statuses = new Map<string, number>()
  const server = http.createServer(async (request, response) => {
    const path = request.url?.slice(1) ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    deliveries.push({ path, headers: request.headers, body, event: JSON.parse(body) as Record<string, unknown> })
    response.writeHead(statuses.get(path) ?? 200, { location: '/elsewhere' }).end('thank you')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: path => `${base}/${path}`,
    deliveries,
    at: path => deliveries.filter(delivery => delivery.path === path),
    answers: (path, status) => void statuses.set(path, status),
    close: () => new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** Whether a delivery was signed with this secret just now, as its receiver finds out. */
export function isSigned({ headers, body }: Delivery, secret: string): boolean {
  const [, seconds = '', given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['parley-signature'])) ?? []
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return given === expected && Math.abs(Date.now() / 1000 - Number(seconds)) < 300
}
