import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { ParleyError } from '@/lib/contract/errors'
import { addressOfPeer } from '@/lib/http/address'
import type { Call } from '@/lib/http/call'

/** The request that asks for a socket, as a call: who asks is decided as for any other. */
export function callOf(request: IncomingMessage, headers: IncomingHttpHeaders = request.headers): Call {
  const url = new URL(request.url ?? '/', 'http://gateway')
  return {
    method: 'GET',
    path: url.pathname,
    params: {},
    query: url.searchParams,
    header(name) {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    async read() {
      throw new ParleyError('bad_request', 'A socket has no body.')
    },
    address: addressOfPeer(request),
  }
}
