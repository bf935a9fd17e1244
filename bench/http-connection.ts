import { connect, type Socket } from 'node:net'

/** An answer, as text; the bench reads little of it. */
export interface Answer {
  status: number
  body: string
}

/**
 * One kept-alive HTTP/1.1 connection with one request at a time. Written out because the client shares the machine
 * with the server that it measures, and node:http costs a client about as much as the answer costs the server.
 */
export class HttpConnection {
  readonly #socket: Socket
  readonly #host: string
  #received = ''
  #settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null

  constructor(url: string) {
    const { hostname, port, host } = new URL(url)
    this.#host = host
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true })
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (chunk: string) => this.#receive(chunk))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection.')))
  }

  /** Sends a JSON body. `headers` are whole lines, each with its line end. */
  post(path: string, headers: string, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#socket.write(`POST ${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.#settle = null
    this.#socket.destroy()
  }

  #receive(chunk: string): void {
    this.#received += chunk
    const answer = parseAnswer(this.#received)
    if (!answer) return
    this.#received = ''
    const settle = this.#settle
    this.#settle = null
    settle?.resolve(answer)
  }

  #fail(error: Error): void {
    this.#settle?.reject(error)
    this.#settle = null
  }
}

/** A whole answer, or null while parts are missing. A chunked body keeps its chunk sizes: nobody reads it. */
function parseAnswer(received: string): Answer | null {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = received.slice(0, headEnd)
  const body = received.slice(headEnd + 4)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  const complete = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length)
  return complete ? { status: Number(head.slice(9, 12)), body } : null
}
