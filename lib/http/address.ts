import type { IncomingMessage } from 'node:http'
import { environment } from '@/lib/environment'
import type { Call } from './call'

/** Where a request to node:http comes from: the socket's other end, or whom the operator's proxy names. */
export function addressOfPeer(request: IncomingMessage): string {
  const forwarded = environment().server.trustProxy ? lastOf(request.headers['x-forwarded-for']) : undefined
  return forwarded ?? request.socket.remoteAddress ?? 'unknown'
}

/** Where a request that Next hands on comes from, as far as whoever stands in front of Next can be believed. */
export function forwardedAddress(header: string | string[] | undefined): string {
  return (environment().server.trustForwarded ? lastOf(header) : undefined) ?? 'unknown'
}

/**
 * Where this server is to who calls, without a slash at the end: as whoever runs it says, else as the call was addressed.
 * Empty where neither says anything that could be an address.
 */
export function originOf(call: Pick<Call, 'header'>): string {
  const { publicUrl, trustForwarded } = environment().server
  const configured = publicUrl === null ? null : new URL(publicUrl)
  // What is set to run on one machine is no address for others.
  if (configured && configured.hostname !== 'localhost') return configured.origin
  const forwarded = (name: string) => (trustForwarded ? lastOf(call.header(`x-forwarded-${name}`)) : undefined)
  const origin = `${forwarded('proto') === 'https' ? 'https' : 'http'}://${forwarded('host') ?? call.header('host') ?? ''}`
  return URL.canParse(origin) ? new URL(origin).origin : (configured?.origin ?? '')
}

/** The nearest hop wrote the last address; those before it are hearsay. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return [header].flat().at(-1)?.split(',').at(-1)?.trim() || undefined
}
