/** What a client sent, once its JSON is known to be a frame. `data` may be any JSON value. */
export interface ClientFrame {
  event: string
  channel: string | undefined
  data: unknown
}

/** Reads a client's frame; undefined when it is not JSON or has no event name. */
export function parseFrame(text: string): ClientFrame | undefined {
  const frame = parseObject(text)
  if (frame === undefined || typeof frame.event !== 'string') return undefined
  const channel = typeof frame.channel === 'string' ? frame.channel : undefined
  return { event: frame.event, channel, data: frame.data }
}

/** Reads a JSON object, as text or already parsed: clients write `data` either way. */
export function parseObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'string') return asObject(value)
  try {
    return asObject(JSON.parse(value))
  } catch {
    return undefined
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : undefined
}

/** An event as subscribers get it. `data` is a string, as protocol 7 wants it (payloads are encoded twice). */
export function eventFrame(event: string, channel: string, data: string): string {
  return JSON.stringify({ event, channel, data })
}

/** A client's event, passed on with the JSON value it came with; presence channels add who sent it. */
export function clientEventFrame(frame: ClientFrame, userId: string | undefined): string {
  return JSON.stringify({ event: frame.event, channel: frame.channel, data: frame.data, user_id: userId })
}

export function establishedFrame(socketId: string, activityTimeout: number): string {
  const data = JSON.stringify({ socket_id: socketId, activity_timeout: activityTimeout })
  return JSON.stringify({ event: 'pusher:connection_established', data })
}

/** `code` is one of the protocol's error codes, or null where it documents none. */
export function errorFrame(code: number | null, message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: { code, message } })
}

/** Tells the one channel's handlers that its subscription was refused. */
export function subscriptionErrorFrame(channel: string, status: number, error: string): string {
  return JSON.stringify({ event: 'pusher:subscription_error', channel, data: { type: 'AuthError', error, status } })
}

export function signedInFrame(userData: string): string {
  return JSON.stringify({ event: 'pusher:signin_success', data: JSON.stringify({ user_data: userData }) })
}

export const pingFrame = JSON.stringify({ event: 'pusher:ping', data: {} })
export const pongFrame = JSON.stringify({ event: 'pusher:pong', data: {} })
