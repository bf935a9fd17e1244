import { errorFrame } from './frames'

/** The two things that the protocol does to a connection. */
export interface Peer {
  send(text: string): void
  close(code: number, reason: string): void
}

/** Close and error codes of the Pusher Channels protocol that this hub uses. */
export const codes = {
  unknownApp: 4001,
  invalidVersion: 4006,
  unsupportedVersion: 4007,
  missingVersion: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  pongMissing: 4201,
  clientEventRefused: 4301,
} as const

/** Says why and closes, in the order in which every pusher-js understands it. */
export function refuse(peer: Peer, code: number, reason: string): void {
  peer.send(errorFrame(code, reason))
  peer.close(code, reason)
}
