import type { ConnectionState } from './connection'

/** A heartbeat counts for five minutes (decision 15); this is how often one is sent, in milliseconds. */
const pause = 120_000

/**
 * Says that the person is here while no socket says it, and that they left when the page goes away.
 * The embedded hub tells the server about its sockets; an external one does not, and then a socket says nothing.
 */
export function createHeartbeat(say: (status: 'online' | 'offline') => void) {
  let timer: ReturnType<typeof setInterval> | undefined
  let said = false
  let socketsTell = true
  let state: ConnectionState = 'connecting'

  function beat(): void {
    said = true
    say('online')
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  function follow(now: ConnectionState): void {
    state = now
    if (state === 'online' && socketsTell) said = false
    const needed = state === 'degraded' || (state === 'online' && !socketsTell)
    if (!needed) return stop()
    if (timer !== undefined) return
    beat()
    timer = setInterval(beat, pause)
  }

  return {
    follow,
    /** Whether the server hears of our socket by itself, once that is known. */
    learn(told: boolean): void {
      socketsTell = told
      follow(state)
    },
    leave(): void {
      if (said) say('offline')
      said = false
    },
    /** The page is shown again, or another page of this person said that they left: that is not so. */
    stay(): void {
      if (timer !== undefined) beat()
    },
    stop,
  }
}
