import { argumentsOf, parentOf, processState } from '@/server/process-state'

/**
 * Tells when the `npm start` that we run under has gone. A signal to npm alone kills the shell between it and us,
 * and we would go on unseen with the port and the data; `kill -9` of npm does not reach us at all.
 */
export function watchRunner(onGone: () => void): void {
  const watched = process.env.npm_lifecycle_event ? ancestorsToRunner() : []
  if (watched.length === 0) return
  const watch = setInterval(() => {
    if (watched.every((pid) => processState(pid).running)) return
    clearInterval(watch)
    onGone()
  }, 250)
  watch.unref()
}

/** From our parent up to npm (or yarn, pnpm); nobody beyond it, who may well end before us. */
function ancestorsToRunner(): number[] {
  const ancestors: number[] = []
  for (let pid = process.ppid; pid > 0 && ancestors.length < 5; pid = parentOf(pid)) {
    ancestors.push(pid)
    if (/^(?:\S*\/)?(?:npm|pnpm|yarn)\b|(?:npm|pnpm|yarn)(?:-cli)?(?:\.c?js)?\0/.test(argumentsOf(pid))) return ancestors
  }
  return []
}
