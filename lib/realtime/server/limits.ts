/**
 * What one hub accepts. Times are in seconds, sizes in bytes of UTF-8.
 * The first four are the Pusher HTTP API's own numbers; the rest protect this process.
 */
export interface HubLimits {
  /** `data` of one event. */
  eventBytes: number
  /** Channels that one trigger may name. */
  channelsPerTrigger: number
  /** Events in one batch. */
  eventsPerBatch: number
  /** Characters of a channel's or an event's name. */
  nameLength: number
  /** A request body of the HTTP API. */
  bodyBytes: number
  /** A frame from a client that is still read; a larger one is answered with an error. */
  frameBytes: number
  /** Frames that one connection may send in a second; the excess is dropped. */
  framesPerSecond: number
  /** Client events that one connection may send in a second (Pusher allows 10). */
  clientEventsPerSecond: number
  subscriptionsPerConnection: number
  /** Members of one presence channel. */
  membersPerChannel: number
  /** `channel_data` of one presence member. */
  memberBytes: number
  connections: number
  connectionsPerAddress: number
  /** Unsent bytes for one connection before it counts as a slow reader and is cut. */
  bufferedBytes: number
  /** Announced to clients: silence after which either side asks for a sign of life. */
  activityTimeout: number
  /** How long the answer to such a ping may take. */
  pongTimeout: number
  /** The longest time over which a shutdown spreads its closes. */
  shutdownSpread: number
}

export const defaultLimits: HubLimits = {
  eventBytes: 10_240,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  nameLength: 200,
  bodyBytes: 1_048_576,
  frameBytes: 32_768,
  framesPerSecond: 200,
  clientEventsPerSecond: 10,
  subscriptionsPerConnection: 200,
  membersPerChannel: 100,
  memberBytes: 2_048,
  connections: 50_000,
  connectionsPerAddress: Number.POSITIVE_INFINITY,
  bufferedBytes: 1_048_576,
  activityTimeout: 30,
  pongTimeout: 30,
  shutdownSpread: 2,
}

const channelCharacters = /^[A-Za-z0-9_\-=@,.;]+$/
const userChannelPrefix = '#server-to-user-'

/** Whether a channel may have this name (Pusher docs, "Channel naming conventions"). */
export function isChannelName(name: string, limits: HubLimits): boolean {
  if (name.length > limits.nameLength) return false
  const user = userOfChannel(name)
  return user === undefined ? channelCharacters.test(name) : user !== ''
}

/** The person behind `#server-to-user-<id>`, the channel that sign-in opens; else undefined. */
export function userOfChannel(name: string): string | undefined {
  return name.startsWith(userChannelPrefix) ? name.slice(userChannelPrefix.length) : undefined
}

/** Whether subscribing to this channel needs a signature. */
export function needsAuthorization(name: string): boolean {
  return name.startsWith('private-') || isPresenceChannel(name)
}

export function isPresenceChannel(name: string): boolean {
  return name.startsWith('presence-')
}
