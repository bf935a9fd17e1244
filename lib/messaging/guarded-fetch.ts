/**
 * The only way in which the core calls addresses that people gave: link previews, webhooks, push services. Whom it
 * reaches is decided when a connection is made, on the address that is then used, so that neither a name that resolves
 * to something inside nor one that changes its mind between question and use gets anywhere (design, section 6).
 */
import { lookup as resolve, type LookupAddress } from 'node:dns'
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What an operator allows besides public addresses on ports 80 and 443: networks (`10.0.0.0/8`), on every port. */
export interface NetworkRules {
  allow: readonly string[]
}

export interface FetchRequest {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** For everything together, every hop and the body. Milliseconds. */
  timeoutMs: number
  /** The most of the body that is read. */
  maxBytes: number
  /** A larger body is cut off there instead of being an error. */
  cutOff?: boolean
  /** Hops that are followed; 3 for GET. Anything else is never sent on elsewhere. */
  redirects?: number
}

export interface FetchReply {
  /** Of the last hop. */
  url: string
  status: number
  headers: IncomingHttpHeaders
  bytes: Uint8Array
}

/** `blocked`: an address that is not to be called, so trying again is no use. */
export type FetchFailure = 'blocked' | 'unreachable' | 'timed_out' | 'too_large' | 'too_many_redirects'

/** Why there is no reply. A status such as 404 is a reply. */
export class FetchFailed extends Error {
  constructor(readonly reason: FetchFailure, detail: string) {
    super(detail)
    this.name = 'FetchFailed'
  }
}

/** Calls `url` over http or https, without cookies or credentials of ours. Throws `FetchFailed` and nothing else. */
export async function guardedFetch(url: string, request: FetchRequest, rules: NetworkRules): Promise<FetchReply> {
  const signal = AbortSignal.timeout(request.timeoutMs)
  try {
    return await follow(url, request, rules, signal)
  } catch (error) {
    if (signal.aborted) throw new FetchFailed('timed_out', `No answer within ${request.timeoutMs} ms.`)
    if (error instanceof FetchFailed) throw error
    throw new FetchFailed('unreachable', String(error))
  }
}

async function follow(first: string, request: FetchRequest, rules: NetworkRules, signal: AbortSignal): Promise<FetchReply> {
  const { method = 'GET', redirects = method === 'GET' ? 3 : 0 } = request
  let url = parse(first)
  for (let hop = 0; ; hop++) {
    const response = await open(url, hop === 0 ? request : { ...request, headers: withoutSecrets(request.headers) }, rules, signal)
    const next = method === 'GET' && redirects > 0 ? locationOf(response) : null
    if (next === null) {
      const bytes = await read(response, request)
      return { url: url.href, status: response.statusCode ?? 0, headers: response.headers, bytes }
    }
    response.destroy()
    if (hop >= redirects) throw new FetchFailed('too_many_redirects', `More than ${redirects} redirects.`)
    url = parse(next, url)
  }
}

function parse(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new FetchFailed('blocked', 'This is no address.')
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchFailed('blocked', 'Only http and https are called.')
  if (url.username || url.password) throw new FetchFailed('blocked', 'An address with a password in it is not called.')
  return url
}

function open(url: URL, request: FetchRequest, rules: NetworkRules, signal: AbortSignal): Promise<IncomingMessage> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  // The name of no lookup: an address that is written out is connected to as it is.
  if (isIP(literal) && !isAllowed(literal, port, rules)) throw blocked(literal)
  const headers = { 'accept-encoding': 'identity', ...request.headers }
  return new Promise((done, failed) => {
    const call = (url.protocol === 'https:' ? https : http).request(
      { host: literal, port, path: url.pathname + url.search, method: request.method ?? 'GET', headers: { host: url.host, ...headers }, agent: false, signal, lookup: lookupAllowed(port, rules) },
      done,
    )
    call.on('error', failed)
    call.end(request.body)
  })
}

/** Resolves a name to those of its addresses that may be called; the connection then goes to one of these. */
function lookupAllowed(port: number, rules: NetworkRules): LookupFunction {
  return (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return answer(error, '')
      const allowed = found.filter(({ address }) => isAllowed(address, port, rules))
      const [first] = allowed
      if (!first) answer(blocked(hostname), '')
      else if (options.all) answer(null, allowed)
      else answer(null, first.address, first.family)
    })
  }
}

const webPorts = new Set([80, 443])

/** Whether an IP address may be called: it is public and the port is the web's, or the operator says so. */
export function isAllowed(address: string, port: number, rules: NetworkRules): boolean {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 address that is dressed as IPv6 is judged as what it is.
  const parsed = ipaddr.process(address)
  const operatorAllows = rules.allow.some(network => {
    const [base, bits] = ipaddr.parseCIDR(network)
    return base.kind() === parsed.kind() && parsed.match([base, bits])
  })
  return operatorAllows || (parsed.range() === 'unicast' && webPorts.has(port))
}

function blocked(host: string): FetchFailed {
  return new FetchFailed('blocked', `${host} is not called from here.`)
}

const redirecting = new Set([301, 302, 303, 307, 308])

function locationOf(response: IncomingMessage): string | null {
  return redirecting.has(response.statusCode ?? 0) ? (response.headers.location ?? null) : null
}

/** What was meant for the first address is not told to the next. */
function withoutSecrets(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie|proxy-authorization)$/i.test(name)))
}

async function read(response: IncomingMessage, { maxBytes, cutOff = false }: FetchRequest): Promise<Uint8Array> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new FetchFailed('unreachable', `The answer is encoded as ${encoding}, which was not asked for.`)
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size <= maxBytes) continue
    if (!cutOff) throw new FetchFailed('too_large', `The answer has more than ${maxBytes} bytes.`)
    break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}
