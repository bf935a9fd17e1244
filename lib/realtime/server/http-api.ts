import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import type { Channels } from './channels'
import { type HubLimits, isChannelName, isPresenceChannel } from './limits'
import { checkMessage, MessageRefused, type TriggerMessage } from './publish'
import { type HubApp, refuseRequest } from './signature'

/** What the HTTP API works on. */
export interface HttpApiOptions {
  app: HubApp
  limits: HubLimits
  channels: Channels
  publish(messages: TriggerMessage[]): void
  terminateUser(userId: string): number
}

/** A refusal with its status; the body is its message as plain text, as Pusher answers. */
class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

interface Call {
  url: URL
  body: Buffer
}

type Handler = (options: HttpApiOptions, call: Call, name: string) => object

const routes: [method: string, path: RegExp, handler: Handler][] = [
  ['POST', /^\/events$/, postEvent],
  ['POST', /^\/batch_events$/, postBatch],
  ['GET', /^\/channels$/, getChannels],
  ['GET', /^\/channels\/([^/]+)$/, getChannel],
  ['GET', /^\/channels\/([^/]+)\/users$/, getUsers],
  ['POST', /^\/users\/([^/]+)\/terminate_connections$/, terminateConnections],
]

/** Answers a request to `/apps/…` (Pusher HTTP API): JSON, or a status with a line of text. */
export async function answerApi(options: HttpApiOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request, options.limits.bodyBytes)
    const result = run(options, request.method ?? 'GET', new URL(request.url ?? '/', 'http://hub'), body)
    reply(response, 200, 'application/json', JSON.stringify(result))
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof MessageRefused)) throw error
    if (error.status === 413) response.setHeader('Connection', 'close')
    reply(response, error.status, 'text/plain; charset=utf-8', `${error.message}\n`)
  }
}

function run(options: HttpApiOptions, method: string, url: URL, body: Buffer): object {
  const [, appId, path = ''] = /^\/apps\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []
  if (appId !== options.app.id) throw new ApiError(404, 'Unknown app')
  const now = Date.now() / 1000
  const refusal = refuseRequest(options.app, { method, path: url.pathname, query: url.searchParams, body, now })
  if (refusal !== undefined) throw new ApiError(401, refusal)
  for (const [routeMethod, pattern, handler] of routes) {
    const match = routeMethod === method ? pattern.exec(path) : null
    if (match !== null) return handler(options, { url, body }, decodeName(match[1] ?? ''))
  }
  throw new ApiError(404, 'Not found')
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw new ApiError(400, 'Malformed path')
  }
}

/** Reads the body up to the limit. What comes after it is let through unread, so that the refusal arrives. */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) reject(new ApiError(413, `A body has at most ${limit} bytes`))
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('close', () => reject(new ApiError(400, 'The body is incomplete')))
    request.on('error', () => reject(new ApiError(400, 'The body is incomplete')))
  })
}

function reply(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

const eventFields = { name: z.string(), data: z.string(), socket_id: z.optional(z.nullable(z.string())), info: z.optional(z.string()) }
const eventBody = z.object({ ...eventFields, channel: z.optional(z.string()), channels: z.optional(z.array(z.string())) })
const batchBody = z.object({ batch: z.array(z.object({ ...eventFields, channel: z.string() })) })

function parseBody<Body>(schema: z.ZodMiniType<Body>, body: Buffer): Body {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new ApiError(400, 'The body must be JSON')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ApiError(400, `Invalid ${issue?.path.join('.') || 'body'}`)
}

function postEvent(options: HttpApiOptions, call: Call): object {
  const event = parseBody(eventBody, call.body)
  const channels = event.channels ?? (event.channel === undefined ? [] : [event.channel])
  const message = { channels, name: event.name, data: event.data, socketId: event.socket_id ?? undefined }
  checkMessage(message, options.limits)
  const answer = event.info === undefined ? {} : { channels: describeAll(options.channels, channels, event.info) }
  options.publish([message])
  return answer
}

/** All or nothing: every event is checked before the first is sent. */
function postBatch(options: HttpApiOptions, call: Call): object {
  const { batch } = parseBody(batchBody, call.body)
  if (batch.length > options.limits.eventsPerBatch) {
    throw new ApiError(400, `A batch has at most ${options.limits.eventsPerBatch} events`)
  }
  const messages = batch.map(({ channel, name, data, socket_id }) => ({
    channels: [channel], name, data, socketId: socket_id ?? undefined,
  }))
  for (const message of messages) checkMessage(message, options.limits)
  const wantsInfo = batch.some(({ info }) => info !== undefined)
  const infos = batch.map(({ channel, info }) => (info === undefined ? {} : describe(options.channels, channel, info)))
  options.publish(messages)
  return wantsInfo ? { batch: infos } : {}
}

function getChannels(options: HttpApiOptions, { url }: Call): object {
  const prefix = url.searchParams.get('filter_by_prefix') ?? ''
  const info = url.searchParams.get('info') ?? ''
  if (info.split(',').includes('user_count') && !isPresenceChannel(prefix)) {
    throw new ApiError(400, 'user_count needs filter_by_prefix=presence-')
  }
  return { channels: describeAll(options.channels, options.channels.names(prefix), info) }
}

function getChannel(options: HttpApiOptions, { url }: Call, channel: string): object {
  requireChannelName(channel, options.limits)
  const occupied = options.channels.subscribers(channel).size > 0
  return { occupied, ...describe(options.channels, channel, url.searchParams.get('info') ?? '') }
}

function getUsers(options: HttpApiOptions, _call: Call, channel: string): object {
  requireChannelName(channel, options.limits)
  if (!isPresenceChannel(channel)) throw new ApiError(400, 'Users are known for presence channels only')
  return { users: options.channels.members(channel).map((id) => ({ id })) }
}

function terminateConnections(options: HttpApiOptions, _call: Call, userId: string): object {
  options.terminateUser(userId)
  return {}
}

function requireChannelName(channel: string, limits: HubLimits): void {
  if (!isChannelName(channel, limits)) throw new ApiError(400, 'Invalid channel name')
}

function describeAll(channels: Channels, names: string[], info: string): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, describe(channels, name, info)]))
}

/** The attributes that `info` names, comma-separated: `user_count` (presence only) and `subscription_count`. */
function describe(channels: Channels, name: string, info: string): object {
  const attributes: { user_count?: number; subscription_count?: number } = {}
  for (const attribute of info.split(',')) {
    if (attribute === 'subscription_count') attributes.subscription_count = channels.subscribers(name).size
    if (attribute !== 'user_count') continue
    if (!isPresenceChannel(name)) throw new ApiError(400, 'user_count is known for presence channels only')
    attributes.user_count = channels.members(name).length
  }
  return attributes
}
