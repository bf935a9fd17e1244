import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { HttpConnection } from '../http-connection'
import { answerJobs } from '../job'
import { latencyOf, measure, type Duration, type Latency, type Measurement } from '../measure'
import { messageText } from '../statement'
import type { Lane } from '../world'
import { openSocket } from './recipient'

export interface ParleyLoadJob {
  url: string
  lanes: Lane[]
  duration: Duration
}

export interface ParleyMeasurement extends Measurement {
  /** Acknowledged within the measured time, and never seen by the recipient's socket. */
  undelivered: number
  /** From the time that Postgres gave the message, which is before its commit, to the event. */
  writeToEvent: Latency
  /** From the HTTP answer to the event; negative where the event was first. */
  answerToEvent: Latency
}

interface Arrival {
  arrivedAt: number
  writtenAt: number
}

/** How long a missing event is waited for at the end, in milliseconds. */
const patience = 5000

/** Everybody signs in, every recipient listens; then each lane's sender sends one message after the other. */
answerJobs(async ({ url, lanes, duration }: ParleyLoadJob): Promise<ParleyMeasurement> => {
  const arrivals = new Map<string, Arrival>()
  const answeredAt = new Map<string, number>()
  const { key } = (await (await fetch(`${url}/api/realtime/config`)).json()) as { key: string }
  const sessions = await Promise.all(lanes.map(async (lane) => {
    const [sender, recipient] = await Promise.all([signIn(url, lane.senderName, lane.password), signIn(url, lane.recipientName, lane.password)])
    const socket = await openSocket({ url, key }, lane.recipientId, recipient, (clientId, arrivedAt, writtenAt) => arrivals.set(clientId, { arrivedAt, writtenAt }))
    return { path: `/api/conversations/${lane.conversationId}/messages`, headers: `authorization: Bearer ${sender}\r\n`, connection: new HttpConnection(url), socket }
  }))
  const measurement = await measure(lanes.length, duration, async (lane, window) => {
    const session = sessions[lane]
    if (!session) return
    const clientId = newId()
    const answer = await session.connection.post(session.path, session.headers, `{"clientId":"${clientId}","text":"${messageText}"}`)
    if (answer.status !== 201) throw new Error(`A send was answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    const now = performance.now()
    if (now >= window.begin && now < window.end) answeredAt.set(clientId, performance.timeOrigin + now)
  })
  const deadline = performance.now() + patience
  while (missing(answeredAt, arrivals) > 0 && performance.now() < deadline) await sleep(20)
  for (const { connection, socket } of sessions) {
    connection.close()
    socket.terminate()
  }
  return { ...measurement, undelivered: missing(answeredAt, arrivals), ...deliveryOf(answeredAt, arrivals) }
})

function missing(answeredAt: Map<string, number>, arrivals: Map<string, Arrival>): number {
  let count = 0
  for (const clientId of answeredAt.keys()) if (!arrivals.has(clientId)) count++
  return count
}

function deliveryOf(answeredAt: Map<string, number>, arrivals: Map<string, Arrival>) {
  const writeToEvent: number[] = []
  const answerToEvent: number[] = []
  for (const [clientId, answered] of answeredAt) {
    const arrival = arrivals.get(clientId)
    if (!arrival) continue
    writeToEvent.push(arrival.arrivedAt - arrival.writtenAt)
    answerToEvent.push(arrival.arrivedAt - answered)
  }
  return { writeToEvent: latencyOf(writeToEvent), answerToEvent: latencyOf(answerToEvent) }
}

async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { accessToken: string }).accessToken
}
