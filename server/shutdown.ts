/** What has been started, to be stopped in the opposite order. */
export type Shutdown = {
  /** Aborted when the stop begins: what is still starting gives up. */
  signal: AbortSignal
  /** Adds a part. Parts that are added later depend on earlier ones and are stopped before them. */
  add(name: string, stop: () => Promise<void>): void
  /** Stops everything and ends the process. Later calls change nothing. */
  begin(exitCode: number): void
}

export type ShutdownOptions = {
  /** Milliseconds for all parts together, then the process ends anyway. */
  deadline?: number
  report: (message: string) => void
  exit?: (code: number) => void
}

export function createShutdown({ deadline = 9500, report, exit = (code) => process.exit(code) }: ShutdownOptions): Shutdown {
  const abort = new AbortController()
  const parts: { name: string; stop: () => Promise<void> }[] = []
  let done = false
  const finish = (code: number) => {
    if (!done) exit(code)
    done = true
  }
  const stopAll = async () => {
    // A part that is added while we stop is stopped too.
    for (let part = parts.pop(); part; part = parts.pop()) {
      await part.stop().catch((error: unknown) => report(`${part?.name} did not stop in order: ${String(error)}`))
    }
  }
  return {
    signal: abort.signal,
    add(name, stop) {
      if (done) return
      parts.push({ name, stop })
    },
    begin(exitCode) {
      if (abort.signal.aborted) return
      abort.abort()
      setTimeout(() => {
        report(`not everything stopped within ${deadline / 1000} s`)
        finish(1)
      }, deadline).unref()
      void stopAll().then(() => finish(exitCode))
    },
  }
}

/** Ctrl-C, SIGTERM and a closed terminal stop everything in order; a second signal ends the process at once. */
export function stopOnSignals(shutdown: Shutdown, report: (message: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (shutdown.signal.aborted) process.exit(130)
      report(`${signal}: stopping (once more to force)`)
      shutdown.begin(0)
    })
  }
}
