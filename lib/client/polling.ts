import type { ConnectionState } from './connection'

/** Pauses between two polls, in milliseconds: while looked at, and up to which they grow otherwise. */
const visiblePause = 4_000
const hiddenPause = 60_000

/** Calls `poll` again and again while real time does not work; seldom while nobody looks. */
export function createPolling(poll: () => Promise<void>, isVisible: () => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let idle = 0

  function wait(): void {
    clearTimeout(timer)
    idle = isVisible() ? 0 : idle + 1
    timer = setTimeout(() => void tick(), Math.min(visiblePause * 2 ** idle, hiddenPause))
  }

  async function tick(): Promise<void> {
    // A call that fails is a fact about the connection, and known as such.
    await poll().catch(() => {})
    if (running) wait()
  }

  return {
    /** Polls in `degraded`, and in `offline` too, to find out when it is over. */
    follow(state: ConnectionState): void {
      const needed = state === 'degraded' || state === 'offline'
      if (needed === running) return
      running = needed
      clearTimeout(timer)
      if (needed) void tick()
    },
    /** Somebody looks again: do not wait. */
    hurry(): void {
      if (!running) return
      clearTimeout(timer)
      void tick()
    },
    stop(): void {
      running = false
      clearTimeout(timer)
    },
  }
}
