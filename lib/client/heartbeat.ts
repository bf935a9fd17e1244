import type { ConnectionState } from './connection'

/** A heartbeat counts for five minutes (decision 15); this is how often one is sent, in milliseconds. */
const pause = 120_000

/**
 * Says that the person is here while no socket says it, and that they left when the page goes away.
 * With a socket the server knows by itself.
 */
export function createHeartbeat(say: (status: 'online' | 'offline') => void) {
  let timer: ReturnType<typeof setInterval> | undefined
  let said = false

  function beat(): void {
    said = true
    say('online')
  }

  return {
    follow(state: ConnectionState): void {
      if (state === 'online') said = false
      if (state !== 'degraded') {
        clearInterval(timer)
        timer = undefined
      } else if (timer === undefined) {
        beat()
        timer = setInterval(beat, pause)
      }
    },
    leave(): void {
      if (said) say('offline')
      said = false
    },
    stop: () => clearInterval(timer),
  }
}
