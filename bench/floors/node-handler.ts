import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { answerJobs } from '../job'
import { bind, type Statement } from '../statement'
import type { Lane } from '../world'

export interface NodeHandlerJob {
  url: string
  statement: Statement
  connections: number
}

/** A plain node:http handler that runs the statement for the lane in its body, and nothing else. Answers its address. */
answerJobs(async ({ url, statement, connections }: NodeHandlerJob) => {
  const sql = postgres(url, { max: connections, onnotice: () => {} })
  const server = createServer((request, response) => {
    void readLane(request)
      .then((lane) => sql.unsafe(statement.text, bind(statement, lane), { prepare: true }))
      .then(([row]) => {
        const body = JSON.stringify(row)
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
})

async function readLane(request: IncomingMessage): Promise<Lane> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString()
  return JSON.parse(body) as Lane
}
