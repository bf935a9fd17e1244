import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import path from 'node:path'
import { isMainThread } from 'node:worker_threads'

// Loaded ahead of the self-hosted process by `--profile`: keeps a CPU profile until the process ends, and writes it then.
const directory = process.env.BENCH_PROFILE_DIR
if (directory && isMainThread && process.argv[1]?.endsWith(path.join('server', 'main.ts'))) {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: 500 })
  session.post('Profiler.start')
  process.once('exit', () => {
    session.post('Profiler.stop', (_error, { profile }) => writeFileSync(path.join(directory, `server-${process.pid}.cpuprofile`), JSON.stringify(profile)))
  })
}
