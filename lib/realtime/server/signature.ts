import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The one app that a hub serves; `secret` never leaves the server. */
export interface HubApp {
  id: string
  key: string
  secret: string
}

/** How far the clock of an HTTP API caller may be off, in seconds (Pusher HTTP API, "Authentication"). */
const TIMESTAMP_WINDOW = 600

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

function sameText(expected: string, given: string): boolean {
  const left = Buffer.from(expected)
  const right = Buffer.from(given)
  return left.length === right.length && timingSafeEqual(left, right)
}

function verifyToken(app: HubApp, token: string, signed: string): boolean {
  const separator = token.indexOf(':')
  if (separator < 0) return false
  return sameText(app.key, token.slice(0, separator)) && sameText(sign(app.secret, signed), token.slice(separator + 1))
}

/** Checks a subscription's `auth`: `key:HMAC(socket_id:channel[:channel_data])`, whatever kind of channel it is. */
export function verifyChannelToken(
  app: HubApp,
  token: string,
  claim: { socketId: string; channel: string; channelData?: string },
): boolean {
  const parts = [claim.socketId, claim.channel]
  if (claim.channelData !== undefined) parts.push(claim.channelData)
  return verifyToken(app, token, parts.join(':'))
}

/** Checks a sign-in's `auth`: `key:HMAC(socket_id::user::user_data)`. */
export function verifyUserToken(app: HubApp, token: string, claim: { socketId: string; userData: string }): boolean {
  return verifyToken(app, token, `${claim.socketId}::user::${claim.userData}`)
}

/** An HTTP API request as far as its signature covers it; `now` is in seconds. */
export interface SignedRequest {
  method: string
  path: string
  query: URLSearchParams
  body: Buffer
  now: number
}

/** Says why a request to the HTTP API is not authentic, or undefined when it is. */
export function refuseRequest(app: HubApp, request: SignedRequest): string | undefined {
  const { query } = request
  if (!sameText(app.key, query.get('auth_key') ?? '')) return 'Unknown auth_key'
  if (query.get('auth_version') !== '1.0') return 'auth_version must be 1.0'
  const timestamp = Number(query.get('auth_timestamp') || Number.NaN)
  if (!(Math.abs(request.now - timestamp) <= TIMESTAMP_WINDOW)) {
    return `auth_timestamp must be within ${TIMESTAMP_WINDOW} seconds of the server's time`
  }
  if (!coversBody(query.get('body_md5'), request.body)) return 'body_md5 does not match the body'
  const expected = sign(app.secret, `${request.method}\n${request.path}\n${canonicalQuery(query)}`)
  return sameText(expected, query.get('auth_signature') ?? '') ? undefined : 'Invalid signature'
}

function coversBody(digest: string | null, body: Buffer): boolean {
  if (digest === null) return body.length === 0
  return sameText(createHash('md5').update(body).digest('hex'), digest)
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'auth_signature')
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}
