import { HttpConnection } from '../http-connection'
import { answerJobs } from '../job'
import { measure, type Duration } from '../measure'
import type { Lane } from '../world'

export interface BareLoadJob {
  /** Of a handler that runs the statement for the lane in the body. */
  url: string
  lanes: Lane[]
  duration: Duration
}

/** Asks a bare handler, on a kept-alive connection per lane. */
answerJobs(async ({ url, lanes, duration }: BareLoadJob) => {
  const connections = lanes.map(() => new HttpConnection(url))
  const { pathname } = new URL(url)
  const bodies = lanes.map((lane) => JSON.stringify(lane))
  try {
    return await measure(lanes.length, duration, async (lane) => {
      const answer = await connections[lane]?.post(pathname, '', bodies[lane] ?? '')
      if (answer?.status !== 201) throw new Error(`A bare handler answered ${answer?.status}: ${answer?.body.slice(0, 300)}`)
    })
  } finally {
    for (const connection of connections) connection.close()
  }
})
