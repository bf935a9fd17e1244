/**
 * Runs the test suites that ship inside the npm packages `pusher-js` and `pusher`, unmodified, against the embedded hub.
 * `npx tsx scripts/test-pusher.ts` prints their own reports and counts; it fails when any spec does.
 * Their tools are installed once into .cache/pusher-suites (needs the npm registry the first time).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createHub, type Hub } from '../lib/realtime/server/index'

const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, '.cache', 'pusher-suites')
const loopback = path.join(root, 'scripts', 'pusher-suites', 'loopback.cjs')

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
const passed = [await runClientSuite({ http, https, authMt1, authEu }), await runServerSuite(http)]
await Promise.all(hubs.map((hub: Hub) => hub.close()))
for (const server of servers) server.close()
process.exitCode = passed.every(Boolean) ? 0 : 1

/** The two apps live in two clusters, which the host name tells apart. */
function hubFor(request: IncomingMessage): Hub {
  const isEu = /-eu\.pusher\.com/.test(request.headers.host ?? '')
  return (isEu ? hubs[1] : hubs[0]) as Hub
}

async function installTools(): Promise<void> {
  const wanted = readFileSync(path.join(root, 'scripts', 'pusher-suites', 'tools.json'), 'utf8')
  const installed = path.join(folder, 'package.json')
  if (!existsSync(path.join(folder, 'node_modules')) || readFileSync(installed, 'utf8') !== wanted) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(installed, wanted)
    const code = await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'], { cwd: folder })
    if (code !== 0) throw new Error('The suites\' tools could not be installed')
  }
  // Outside node_modules, where the suites' own build expects to be.
  for (const name of ['pusher-js', 'pusher']) {
    rmSync(path.join(folder, name), { recursive: true, force: true })
    cpSync(path.join(root, 'node_modules', name), path.join(folder, name), { recursive: true })
  }
}

interface Certificate {
  private: string
  cert: string
}

async function makeCertificate(): Promise<Certificate> {
  const { generate } = createRequire(path.join(folder, 'package.json'))('selfsigned') as {
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
async function runClientSuite(ports: Ports): Promise<boolean> {
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
  const built = await run(process.execPath, [tool('webpack', 'bin/webpack.js'), '--config=spec/config/jasmine/webpack.integration.js'], { cwd })
  if (built !== 0) return false
  const authServer = start(process.execPath, ['integration_tests_server/index.js'], { cwd, env })
  try {
    return (await run(process.execPath, [tool('jasmine', 'bin/jasmine.js'), '--config=spec/config/jasmine/integration.json'], { cwd, env })) === 0
  } finally {
    authServer.kill()
  }
}

/** `pusher`: its specs against a remote server. */
async function runServerSuite(port: number): Promise<boolean> {
  const env = { PUSHER_URL: `http://${mt1.key}:${mt1.secret}@localhost:${port}/apps/${mt1.id}` }
  const mocha = [tool('mocha', 'bin/mocha'), '--exit', 'tests/remote/**/*.js']
  return (await run(process.execPath, mocha, { cwd: path.join(folder, 'pusher'), env })) === 0
}

function tool(name: string, file: string): string {
  return path.join(folder, 'node_modules', name, file)
}

interface RunOptions {
  cwd: string
  env?: Record<string, string>
}

function start(command: string, parameters: string[], options: RunOptions): ChildProcess {
  return spawn(command, parameters, { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: 'inherit' })
}

function run(command: string, parameters: string[], options: RunOptions): Promise<number | null> {
  return new Promise((resolve, reject) => {
    start(command, parameters, options).once('error', reject).once('exit', resolve)
  })
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
