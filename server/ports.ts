import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A TCP port on which nobody listens at the moment. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port is free.'))))
    })
  })
}

/** Whether we could listen at a port now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** Whether a port is free, now or within `patience` milliseconds. */
export async function becomesFree(port: number, host: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  while (!await isFree(port, host)) {
    if (Date.now() > deadline) return false
    await sleep(100)
  }
  return true
}
