import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { latencyOf, type Duration, type Measurement } from '../measure'
import type { Statement } from '../statement'
import type { DriverJob } from './driver'

const run = promisify(execFile)

/** Whether the machine has pgbench; it is not among the embedded binaries. */
export function hasPgbench(): boolean {
  return spawnSync('pgbench', ['--version']).status === 0
}

/** The statement by pgbench, whose client costs next to nothing: prepared, a connection per lane. */
export async function runPgbench({ url, statement, lanes, duration }: DriverJob): Promise<Measurement> {
  const directory = mkdtempSync(path.join(tmpdir(), 'parley-pgbench-'))
  try {
    await keepLanes(url, lanes)
    const script = path.join(directory, 'send.sql')
    writeFileSync(script, `${scriptOf(statement)};\n`)
    const seconds = Math.ceil((duration.warmUp + duration.measured) / 1000)
    const begin = Date.now() + duration.warmUp
    await run('pgbench', ['-n', '-M', 'prepared', '-c', String(lanes.length), '-j', '1', '-T', String(seconds), '-f', script, '--log', `--log-prefix=${directory}/log`, url])
    return read(directory, begin, duration)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** pgbench cannot be given a list of ids; it finds its lane by its client's number, in a table that lies in memory. */
async function keepLanes(url: string, lanes: DriverJob['lanes']): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`create table if not exists bench_lanes (lane int primary key, conversation_id uuid, sender_id uuid)`
    await sql`truncate bench_lanes`
    for (const [lane, { conversationId, senderId }] of lanes.entries()) await sql`insert into bench_lanes values (${lane}, ${conversationId}, ${senderId})`
    await sql`analyze bench_lanes`
  } finally {
    await sql.end()
  }
}

/** The same statement, with new ids made by the server in front. */
function scriptOf({ text, slots, freshIds }: Statement): string {
  const ids = Array.from({ length: freshIds }, (_, index) => `uuidv7() as fresh_${index}`)
  const given = `given as materialized (select ${[...ids, 'conversation_id', 'sender_id'].join(', ')} from bench_lanes where lane = :client_id)`
  const values = slots.map((slot) => {
    if ('constant' in slot) return typeof slot.constant !== 'string' ? String(slot.constant) : `'${slot.constant.replaceAll("'", "''")}'`
    const column = 'fresh' in slot ? `fresh_${slot.fresh}` : slot.of === 'senderId' ? 'sender_id' : 'conversation_id'
    return `(select ${column} from given)`
  })
  return text.trim().replace(/^with\s/, `with ${given}, `).replaceAll(/\$(\d+)/g, (_, number: string) => values[Number(number) - 1] ?? '')
}

/** pgbench's log: client, transaction, microseconds taken, script, second of the end, microsecond of the end. */
function read(directory: string, begin: number, { measured }: Duration): Measurement {
  const taken: number[] = []
  for (const file of readdirSync(directory).filter((name) => name.startsWith('log'))) {
    for (const line of readFileSync(path.join(directory, file), 'utf8').split('\n')) {
      const [, , microseconds, , second, microsecond] = line.split(' ').map(Number)
      if (microseconds === undefined || second === undefined || microsecond === undefined) continue
      const ended = second * 1000 + microsecond / 1000
      if (ended >= begin && ended < begin + measured) taken.push(microseconds / 1000)
    }
  }
  return { perSecond: taken.length / (measured / 1000), count: taken.length, latency: latencyOf(taken) }
}
