import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Realtime {
  /** Of the self-hosted process: `http://…`. */
  url: string
  key: string
}

/** When an event of a message arrived, in milliseconds since the epoch with fractions, and when the database says that it was written. */
export type OnMessage = (clientId: string, arrivedAt: number, writtenAt: number) => void

/** A recipient's open socket: subscribed to their own channel, as the browser is. */
export async function openSocket({ url, key }: Realtime, userId: string, bearer: string, onMessage: OnMessage): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/app/${key}?protocol=7&client=bench`, { perMessageDeflate: false })
  const [greeting] = (await once(socket, 'message')) as [Buffer]
  const { socket_id: socketId } = JSON.parse((JSON.parse(greeting.toString()) as { data: string }).data) as { socket_id: string }
  const channel = `private-user-${userId}`
  const auth = await authorize(url, socketId, channel, bearer)
  const subscribed = once(socket, 'message')
  socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, auth } }))
  const [answer] = (await subscribed) as [Buffer]
  if (!answer.toString().includes('subscription_succeeded')) throw new Error(`The hub answered ${answer.toString()}`)
  socket.on('message', (frame: Buffer) => {
    const arrivedAt = performance.timeOrigin + performance.now()
    const text = frame.toString()
    if (text.includes('"message_created"')) onMessage(field(text, 'clientId'), arrivedAt, Date.parse(field(text, 'createdAt')))
    else if (text.includes('"pusher:ping"')) socket.send('{"event":"pusher:pong","data":"{}"}')
  })
  return socket
}

async function authorize(url: string, socketId: string, channel: string, bearer: string): Promise<string> {
  const answer = await fetch(`${url}/api/realtime/auth`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: new URLSearchParams({ socket_id: socketId, channel_name: channel }),
  })
  if (!answer.ok) throw new Error(`The channel was not authorised: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { auth: string }).auth
}

/** A field of the event's data, which is JSON within JSON; cheaper to find than to parse twice. */
function field(frame: string, name: string): string {
  const mark = `\\"${name}\\":\\"`
  const start = frame.indexOf(mark) + mark.length
  return frame.slice(start, frame.indexOf('\\"', start))
}
