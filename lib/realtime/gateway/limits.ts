/** What the gateway accepts. Times are in seconds, sizes in bytes. */
export interface GatewayLimits {
  /** A frame that is still read; a larger one is answered with an error. */
  frameBytes: number
  /** A frame that is not even received: its socket is closed (1009). */
  refusedBytes: number
  /** Frames that one socket may send in a second, whatever is in them; the excess is dropped. */
  framesPerSecond: number
  /** Frames of one socket that wait for those before them; the excess is dropped. */
  waitingFrames: number
  /** Events that wait to be translated, or frames to be sent, before a socket counts as a slow reader and is cut. */
  waitingEvents: number
  /** Unsent bytes that make a socket a slow reader. */
  bufferedBytes: number
  connections: number
  connectionsPerAddress: number
  connectionsPerPerson: number
  /** How often a sign of life is asked for; one that has not come by the next time ends the socket. */
  pingEvery: number
  /** How long a Socket.IO client may take to say who it is. */
  authenticateWithin: number
  /** How often it is asked whether the sessions behind all sockets still hold. */
  recheckEvery: number
  /** The longest time over which a shutdown spreads its closes. */
  shutdownSpread: number
}

export const defaultLimits: GatewayLimits = {
  frameBytes: 65_536,
  refusedBytes: 8_388_608,
  framesPerSecond: 50,
  waitingFrames: 100,
  waitingEvents: 1_000,
  bufferedBytes: 1_048_576,
  connections: 50_000,
  connectionsPerAddress: 5_000,
  connectionsPerPerson: 100,
  pingEvery: 25,
  authenticateWithin: 10,
  recheckEvery: 3,
  shutdownSpread: 2,
}
