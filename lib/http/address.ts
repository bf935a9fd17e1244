import type { IncomingMessage } from 'node:http'
import { environment } from '@/lib/environment'

/** Where a request to node:http comes from: the socket's other end, or whom the operator's proxy names. */
export function addressOfPeer(request: IncomingMessage): string {
  const forwarded = environment().server.trustProxy ? lastOf(request.headers['x-forwarded-for']) : undefined
  return forwarded ?? request.socket.remoteAddress ?? 'unknown'
}

/** Where a request that Next hands on comes from, as far as whoever stands in front of Next can be believed. */
export function forwardedAddress(header: string | string[] | undefined): string {
  return (environment().server.trustForwarded ? lastOf(header) : undefined) ?? 'unknown'
}

/** The nearest hop wrote the last address; those before it are hearsay. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return [header].flat().at(-1)?.split(',').at(-1)?.trim() || undefined
}
