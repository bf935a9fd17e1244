import { type ChildProcess, spawn } from 'node:child_process'

export interface ProgramOptions {
  cwd: string
  env?: Record<string, string>
  /** Milliseconds after which it is ended by force. */
  within: number
}

/** Runs a program to its end and passes on what it prints. `code` is null where it was ended. */
export function run(command: string, parameters: string[], options: ProgramOptions): Promise<{ code: number | null; printed: string }> {
  const child = start(command, parameters, options)
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
    process.stdout.write(chunk)
  })
  const late = setTimeout(() => {
    process.stdout.write(`\n${command} ${parameters[0] ?? ''} took more than ${options.within / 1000} s\n`)
    child.kill('SIGKILL')
  }, options.within)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      clearTimeout(late)
      resolve({ code, printed })
    })
  })
}

/** Starts a program that serves until it is killed. */
export function start(command: string, parameters: string[], { cwd, env }: Omit<ProgramOptions, 'within'>): ChildProcess {
  return spawn(command, parameters, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
}
