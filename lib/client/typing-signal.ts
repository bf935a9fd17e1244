/** How often it is said again that somebody is still writing; it holds 8 s (decision 16). Milliseconds. */
export const repeatAfter = 3_000
/** After so long without a keystroke somebody is no longer writing, in milliseconds. */
export const idleAfter = 5_000

/** Turns keystrokes into the few calls that the others need. */
export function createTypingSignal(say: (typing: boolean) => void, now = Date.now) {
  let saidAt: number | undefined
  let idle: ReturnType<typeof setTimeout> | undefined

  function set(typing: boolean): void {
    clearTimeout(idle)
    if (typing) {
      if (saidAt === undefined || now() - saidAt >= repeatAfter) {
        saidAt = now()
        say(true)
      }
      idle = setTimeout(() => set(false), idleAfter)
    } else if (saidAt !== undefined) {
      saidAt = undefined
      say(false)
    }
  }

  return { set }
}
