import postgres from 'postgres'
import { answerJobs } from '../job'
import { measure, type Duration } from '../measure'
import { bind, type Statement } from '../statement'
import type { Lane } from '../world'

export interface DriverJob {
  url: string
  statement: Statement
  lanes: Lane[]
  duration: Duration
}

/** The statement alone, through postgres.js, on a connection per lane. */
answerJobs(async ({ url, statement, lanes, duration }: DriverJob) => {
  const connections = lanes.map(() => postgres(url, { max: 1, onnotice: () => {} }))
  try {
    return await measure(lanes.length, duration, async (index) => {
      const [sql, lane] = [connections[index], lanes[index]]
      if (!sql || !lane) return
      const rows = await sql.unsafe(statement.text, bind(statement, lane), { prepare: true })
      if (rows.length !== 1) throw new Error('The send statement wrote nothing.')
    })
  } finally {
    await Promise.all(connections.map((sql) => sql.end()))
  }
})
