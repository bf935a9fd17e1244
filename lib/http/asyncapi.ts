import type * as z from 'zod/mini'
import { event, typingExpiresAfter } from '@/lib/contract/events'
import { exampleOf } from './openapi-examples'
import { type Components, type Json, schemaOf } from './openapi-schemas'
import type { SocketDialect } from './socket'

/** One message of a channel, before it is a component: `direction` as the server sees it. */
interface Described {
  name: string
  direction: 'send' | 'receive'
  payload: Json
}

/** Answers the document of all that comes in real time: our own events, and the sockets of older contracts. */
export function describeSockets(dialects: readonly SocketDialect[]) {
  let document: ReturnType<typeof asyncApi> | undefined
  return async () => (document ??= asyncApi(dialects))
}

/** An AsyncAPI 3 document, made from the definitions that also validate. */
function asyncApi(dialects: readonly SocketDialect[]): Json & { asyncapi: string } {
  const components: Components = {}
  const channels = [ownChannel(components), ...dialects.flatMap(dialect => channelsOf(dialect, components))]
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parley in real time',
      version: '1',
      description: 'Parley’s own events over the Pusher protocol, and the sockets of older contracts. GET /api/realtime/config says where the Pusher protocol is spoken.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      pusher: { host: 'localhost:3000', protocol: 'wss', protocolVersion: '7', description: 'The Pusher protocol.', security: [bearer] },
      websocket: { host: 'localhost:3000', protocol: 'wss', description: 'Raw WebSockets.', security: [bearer] },
      socketio: { host: 'localhost:3000', protocol: 'socket.io', pathname: '/socket.io', protocolVersion: '5', description: 'Socket.IO, over WebSocket or polling.', security: [bearer] },
    },
    channels: Object.fromEntries(channels.map(({ id, channel }) => [id, channel])),
    operations: Object.fromEntries(channels.flatMap(({ operations }) => Object.entries(operations))),
    components: {
      schemas: components,
      messages: Object.fromEntries(channels.flatMap(({ messages }) => Object.entries(messages))),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'The accessToken that POST /api/tokens answers: in a header, as ?token=, in the handshake, or as the session cookie.' } },
    },
  }
}

const bearer = { $ref: '#/components/securitySchemes/bearer' }

/** What a channel is made of, and what is to be told of it elsewhere in the document. */
interface Channel {
  id: string
  channel: Json
  operations: Record<string, Json>
  messages: Record<string, Json>
}

function channel(id: string, about: Json & { server: string }, described: readonly Described[], components: Components): Channel {
  const { server, ...channel } = about
  const nameOf = ({ name, direction }: Described) => `${id}_${direction}_${name}`
  const operationOf = (direction: Described['direction']) => ({
    action: direction,
    channel: { $ref: `#/channels/${id}` },
    messages: described.filter(message => message.direction === direction).map(message => ({ $ref: `#/channels/${id}/messages/${nameOf(message)}` })),
  })
  const directions = (['send', 'receive'] as const).filter(direction => described.some(message => message.direction === direction))
  return {
    id,
    channel: {
      ...channel,
      servers: [{ $ref: `#/servers/${server}` }],
      messages: Object.fromEntries(described.map(message => [nameOf(message), { $ref: `#/components/messages/${nameOf(message)}` }])),
    },
    operations: Object.fromEntries(directions.map(direction => [`${id}_${direction}`, operationOf(direction)])),
    messages: Object.fromEntries(described.map(message => [nameOf(message), { name: message.name, payload: message.payload, examples: [{ payload: exampleOf(message.payload, components) }] }])),
  }
}

/** The channel of each person (native.md, "Events"). */
function ownChannel(components: Components): Channel {
  const described = event.def.options.map((option): Described => ({
    name: String(option.shape.type.def.values[0]), direction: 'send', payload: schemaOf(option, 'output', components),
  }))
  return channel('user', {
    server: 'pusher',
    address: 'private-user-{userId}',
    title: 'One person',
    description: `Everything that reaches a person, on all of their devices; POST /api/realtime/auth authorizes it. Events with a seq come again from GET /api/conversations/{id}/events. Typing ends by itself after ${typingExpiresAfter / 1000} s.`,
    parameters: { userId: { description: 'The person’s UUID.' } },
  }, described, components)
}

/** The sockets of an older contract: a channel for each of their addresses. */
function channelsOf(dialect: SocketDialect, components: Components): Channel[] {
  const { surface, reach } = dialect
  const described = reach.transport === 'raw' ? rawFrames(dialect, components) : plainEvents(dialect, components)
  if (reach.transport === 'socket.io') {
    const how = reach.token === 'handshake' ? 'The token comes as `auth.token` of the handshake.' : 'The token comes with the event `authenticate`.'
    return [channel(surface.name, { server: 'socketio', address: '/', title: surface.name, description: `${how} Each event has one argument.` }, described, components)]
  }
  return reach.paths.map((path, index) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    return channel(index === 0 ? surface.name : `${surface.name}_${index + 1}`, {
      server: 'websocket',
      address: path,
      title: surface.name,
      description: 'Each frame is one whole JSON text.',
      ...(names.length > 0 && { parameters: Object.fromEntries(names.map(name => [name, { description: `By UUID or number: ${name}.` }])) }),
    }, described, components)
  })
}

function plainEvents({ frames, events }: SocketDialect, components: Components): Described[] {
  const schemas = (of: Record<string, z.ZodMiniType>, direction: Described['direction'], io: 'input' | 'output') =>
    Object.entries(of).map(([name, schema]): Described => ({ name, direction, payload: schemaOf(schema, io, components) }))
  return [...schemas(events, 'send', 'output'), ...schemas(Object.fromEntries(Object.entries(frames).map(([name, { data }]) => [name, data])), 'receive', 'input')]
}

/** A raw frame carries its name as `type`, beside what it holds. */
function rawFrames(dialect: SocketDialect, components: Components): Described[] {
  return plainEvents(dialect, components).map(({ name, direction, payload }) => ({ name, direction, payload: typed(name, payload) }))
}

function typed(name: string, payload: Json): Json {
  const { properties = {}, required = [], ...rest } = payload as { properties?: Json; required?: string[] }
  return { ...rest, type: 'object', properties: { type: { type: 'string', const: name }, ...properties }, required: ['type', ...required] }
}
