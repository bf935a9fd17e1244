import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a push service was handed for one browser, and what that browser reads in it. */
export interface Push {
  /** Which browser: the last part of the address. */
  browser: string
  headers: http.IncomingHttpHeaders
  message: unknown
  /** Whether the server proved that it is the one that the browser subscribed to (RFC 8292). */
  proven: boolean
  claims: Record<string, unknown>
}

/** A browser's own description, as `PushSubscription.toJSON()` gives it. */
export interface Subscription {
  endpoint: string
  expirationTime: null
  keys: { p256dh: string; auth: string }
}

export interface PushService {
  pushes: Push[]
  /** A browser that subscribed with a server's public key. */
  subscribe(name: string, applicationServerKey: string): Subscription
  /** The status that is answered to a browser from now on; 201 is usual. */
  answers(name: string, status: number): void
  close(): Promise<void>
}

interface Browser {
  keys: ECDH
  auth: Buffer
  serverKey: string
}

/** A push service on a port of its own that opens what it carries with the browsers' keys, as only these could. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Browser>()
  const statuses = new Map<string, number>()
  const pushes: Push[] = []
  let base = ''
  const server = http.createServer(async (request, response) => {
    const name = request.url?.slice(1) ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const browser = browsers.get(name)
    if (browser) pushes.push({ browser: name, headers: request.headers, message: JSON.parse(decrypt(browser, Buffer.concat(chunks))), ...authorisation(request, browser, base) })
    response.writeHead(browser ? (statuses.get(name) ?? 201) : 404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    pushes,
    subscribe(name, serverKey) {
      const keys = createECDH('prime256v1')
      const browser = { keys, auth: randomBytes(16), serverKey }
      const p256dh = keys.generateKeys('base64url')
      browsers.set(name, browser)
      return { endpoint: `${base}/${name}`, expirationTime: null, keys: { p256dh, auth: browser.auth.toString('base64url') } }
    },
    answers: (name, status) => void statuses.set(name, status),
    close: () => new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** RFC 8291 over RFC 8188: salt (16), record size (4), length of the sender's key (1), that key, one record. */
function decrypt({ keys, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16)
  const senderKey = body.subarray(21, 21 + (body[20] ?? 0))
  const record = body.subarray(21 + senderKey.length)
  const shared = keys.computeSecret(senderKey)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), senderKey])
  const material = derive(shared, auth, info, 32)
  const key = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  // The last record ends with a 2 and then zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

function derive(material: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, length))
}

/** RFC 8292: `vapid t=<JWT>, k=<public key>`; the JWT is signed with ES256 for this very service. */
function authorisation(request: http.IncomingMessage, { serverKey }: Browser, audience: string): Pick<Push, 'proven' | 'claims'> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(request.headers.authorization ?? '') ?? []
  const [header = '', body = '', signed = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString() || '{}') as Record<string, unknown>
  const genuine = key === serverKey &&
    verify('sha256', Buffer.from(`${header}.${body}`), { key: publicKeyOf(key), dsaEncoding: 'ieee-p1363' }, Buffer.from(signed, 'base64url'))
  const now = Date.now() / 1000
  const expires = Number(claims.exp)
  return { claims, proven: genuine && claims.aud === audience && expires > now && expires <= now + 86_400 }
}

function publicKeyOf(base64url: string) {
  const point = Buffer.from(base64url, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(half => half.toString('base64url'))
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
}
