/**
 * Runs the test suites that ship inside the npm packages `pusher-js` and `pusher`, unmodified, against the embedded hub.
 * `npm run test:pusher` prints their own reports and what they come to; it fails when any spec does, or is not there.
 * `--report=<file>` writes the counts as JSON. Their tools are installed once (`pusher-suites/tools.ts`).
 */
import type { ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createHub, type Hub } from '../lib/realtime/server/index'
import { run, start } from './pusher-suites/program'
import { installTools, makeRunFolder, tool, toolsFolder } from './pusher-suites/tools'
import { closingLine, sumTallies, tallyPrinted, type Tally } from './testing/tally'

const loopback = path.join(import.meta.dirname, 'pusher-suites', 'loopback.cjs')
/** How many specs there are. Fewer are a failure. */
const clientSpecs = 84
const serverSpecs = 7
/** Milliseconds. Usually the client's suite takes one minute, most of it waiting, and half of that its build. */
const buildWithin = 240_000
const clientWithin = 360_000
const serverWithin = 120_000
const serveWithin = 60_000

/** The keys are written in the specs; ids and secrets are ours. */
const mt1 = { id: '1001', key: 'c49a449b916bb4246729', secret: 'secret-of-mt1' }
const eu = { id: '1002', key: 'cb7d5e50f5669e5c9ae6', secret: 'secret-of-eu' }

interface Ports {
  http: number
  https: number
  /** The specs' own server for authorization and sending, one port for each app. */
  authMt1: number
  authEu: number
}

await installTools()
const folder = makeRunFolder()
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const certificate = await makeCertificate()
const hubs = [createHub({ app: mt1, clientEvents: true }), createHub({ app: eu, clientEvents: true })]
const listener: RequestListener = (request, response) => {
  if (!hubFor(request).handleRequest(request, response)) response.writeHead(404).end()
}
const servers: Server[] = [createHttpServer(listener), createHttpsServer({ key: certificate.private, cert: certificate.cert }, listener)]
const [http, https, authMt1, authEu] = await Promise.all([...servers.map(listen), freePort(), freePort()]) as [number, number, number, number]
for (const server of servers) {
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (!hubFor(request).handleUpgrade(request, socket, head)) socket.destroy()
  })
}
const total = sumTallies([await runClientSuite({ http, https, authMt1, authEu }), await runServerSuite(http)])
await Promise.all(hubs.map((hub: Hub) => hub.close()))
for (const server of servers) {
  server.close()
  server.closeAllConnections()
}
const report = process.argv.find((argument) => argument.startsWith('--report='))?.slice('--report='.length)
if (report) writeFileSync(report, JSON.stringify(total))
process.stdout.write(`\nPusher suites: ${closingLine(total)}\n`)
process.exitCode = total.failed > 0 ? 1 : 0

/** The two apps live in two clusters, which the host name tells apart. */
function hubFor(request: IncomingMessage): Hub {
  const isEu = /-eu\.pusher\.com/.test(request.headers.host ?? '')
  return (isEu ? hubs[1] : hubs[0]) as Hub
}

interface Certificate {
  private: string
  cert: string
}

async function makeCertificate(): Promise<Certificate> {
  const { generate } = createRequire(path.join(toolsFolder, 'package.json'))('selfsigned') as {
    generate(attributes: object[], options: object): Promise<Certificate>
  }
  const altNames = [{ type: 2, value: '*.pusher.com' }]
  const made = await generate([{ name: 'commonName', value: 'pusher.com' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  writeFileSync(path.join(folder, 'certificate.pem'), made.cert)
  return made
}

/** `pusher-js`: its node integration specs, built by its own webpack configuration, run by its own jasmine one. */
async function runClientSuite(ports: Ports): Promise<Tally> {
  const cwd = path.join(folder, 'pusher-js')
  const env = {
    NODE_OPTIONS: `--require ${JSON.stringify(loopback)}`,
    NODE_EXTRA_CA_CERTS: path.join(folder, 'certificate.pem'),
    LOOPBACK_PORTS: JSON.stringify({ 80: ports.http, 443: ports.https, 3000: ports.authMt1, 3001: ports.authEu }),
    INTEGRATION_TESTS_APP_MT1_APP_ID: mt1.id,
    INTEGRATION_TESTS_APP_MT1_KEY: mt1.key,
    INTEGRATION_TESTS_APP_MT1_SECRET: mt1.secret,
    INTEGRATION_TESTS_APP_EU_APP_ID: eu.id,
    INTEGRATION_TESTS_APP_EU_KEY: eu.key,
    INTEGRATION_TESTS_APP_EU_SECRET: eu.secret,
  }
  const built = await run(process.execPath, [tool('webpack', 'bin/webpack.js'), '--config=spec/config/jasmine/webpack.integration.js'], { cwd, within: buildWithin })
  if (built.code !== 0) return tallyPrinted('', clientSpecs)
  const authServer = start(process.execPath, ['integration_tests_server/index.js'], { cwd, env })
  try {
    // On a busy machine it would still be starting when the first spec asks it.
    await printed(authServer, 'listening on port', 2)

    const ran = await run(process.execPath, [tool('jasmine', 'bin/jasmine.js'), '--config=spec/config/jasmine/integration.json'], { cwd, env, within: clientWithin })
    return tallyPrinted(ran.printed, clientSpecs)
  } finally {
    authServer.kill()
  }
}

/** Waits until a program that serves has printed something so many times. */
async function printed(program: ChildProcess, text: string, times: number): Promise<void> {
  let all = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The suite's own server did not start within ${serveWithin / 1000} s.`)), serveWithin)
    program.once('exit', () => reject(new Error("The suite's own server ended.")))
    program.stdout?.on('data', (chunk: Buffer) => {
      all += chunk.toString()
      if (all.split(text).length <= times) return
      clearTimeout(late)
      resolve()
    })
  })
}

/** `pusher`: its specs against a remote server. */
async function runServerSuite(port: number): Promise<Tally> {
  const env = { PUSHER_URL: `http://${mt1.key}:${mt1.secret}@localhost:${port}/apps/${mt1.id}` }
  const mocha = [tool('mocha', 'bin/mocha'), '--exit', 'tests/remote/**/*.js']
  const ran = await run(process.execPath, mocha, { cwd: path.join(folder, 'pusher'), env, within: serverWithin })
  return tallyPrinted(ran.printed, serverSpecs)
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, () => resolve((server.address() as AddressInfo).port))
  })
}

async function freePort(): Promise<number> {
  const probe = createHttpServer()
  const port = await listen(probe)
  await new Promise((resolve) => probe.close(resolve))
  return port
}
