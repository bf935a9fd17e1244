/** Tells the person at the terminal how far the start is. Steps may run side by side: each takes a line when it is done. */
export type Progress = {
  /** Runs a step and says how it went: `detail` of its result, and how long it took. */
  step<T>(name: string, run: () => Promise<T>, detail?: (result: T) => string): Promise<T>
  note(name: string, text: string): void
}

/** Progress on standard output; the log goes there as well, in JSON lines. */
export function createProgress(write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)): Progress {
  const note = (name: string, text: string) => write(`  ${name.padEnd(12)} ${text}`)
  return {
    note,
    async step(name, run, detail = () => 'ready') {
      const begun = performance.now()
      const result = await run()
      note(name, `${detail(result)} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
      return result
    },
  }
}
