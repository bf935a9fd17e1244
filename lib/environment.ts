import path from 'node:path'
import * as z from 'zod/mini'

/**
 * Everything that an operator can set, read once and validated as a whole.
 * `.env.example` documents each variable; nothing else in the code reads `process.env`
 * except the launcher, which fills in what it made itself (database address, secrets).
 */
export type Environment = {
  mode: 'development' | 'production' | 'test'
  /** True on a host without a process of our own (Vercel, Lambda): nothing can be kept on its disk. */
  serverless: boolean
  /** Absolute. Where the self-hosted process keeps Postgres, secrets and uploads. */
  dataDir: string
  /**
   * `trustProxy`: X-Forwarded-For was written by the operator's proxy. `trustForwarded`: by that, by the host's, or by our
   * launcher, which passes on to Next where a request came from.
   */
  server: { host: string; port: number; publicUrl: string | null; trustProxy: boolean; trustForwarded: boolean }
  /** `url` is null until the launcher has started the embedded Postgres; see `databaseUrl`. */
  database: { url: string | null }
  /** An external Pusher-compatible server, or null where the embedded hub serves. */
  pusher: PusherServer | null
  /** What the launcher made for its own hub; null elsewhere. */
  hub: { appId: string; key: string; secret: string } | null
  auth: {
    /** Null until the launcher has made one; see `authSecret`. */
    secret: string | null
    trustHost: boolean
    github: OAuthClient | null
    google: OAuthClient | null
  }
  administrator: { username: string; password: string } | null
  /** Whether the demo cast lives here: where it is wanted, and only ever on the embedded database. */
  demo: boolean
  /** `multiplier` scales every limit; with `enabled` false there are none. */
  rateLimits: { enabled: boolean; multiplier: number }
  /** What a suspended person is told to do about it. */
  appealText: string
  /** Whose view of a conversation the older contracts delete: everybody's, as they are written, or the caller's alone. */
  contractDelete: 'everyone' | 'mine'
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  metricsToken: string | null
  /** The bucket where uploads go; null: they are in `dataDir`. */
  bucket: Bucket | null
  /** Networks that previews, webhooks and push may call besides public addresses. */
  network: { allow: string[] }
  /** Test switches, honoured under NODE_ENV=test or PARLEY_TEST=1 only. */
  test: { enabled: boolean; hub: boolean }
}

export type PusherServer = {
  appId: string
  key: string
  secret: string
  cluster: string | null
  /** Null: Pusher's own hosts of `cluster`. */
  host: string | null
  port: number
  scheme: 'http' | 'https'
}

export type Bucket = {
  name: string
  region: string
  /** Null: Amazon's own of the region. */
  endpoint: string | null
  accessKeyId: string
  secretAccessKey: string
}

export type OAuthClient = { id: string; secret: string }

/** Every mistake in the environment at once, in words for the person who set it. */
export class EnvironmentError extends Error {
  constructor(readonly mistakes: string[]) {
    super(`The environment has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((m) => `  - ${m}`).join('\n')}\nSee .env.example.`)
    this.name = 'EnvironmentError'
  }
}

/** The root of the project, so that a relative DATA_DIR does not depend on where a command is run. */
export const projectRoot = import.meta.dirname ? path.dirname(import.meta.dirname) : process.cwd()

const text = z.string()
const switchWords: Record<string, boolean> = { 1: true, true: true, on: true, yes: true, 0: false, false: false, off: false, no: false }
const onOff = z.pipe(text.check(z.refine((v) => v.toLowerCase() in switchWords, 'must be 1 or 0')), z.transform((v) => switchWords[v.toLowerCase()] === true))
const port = z.pipe(text.check(z.refine((v) => /^\d{1,5}$/.test(v) && Number(v) <= 65535, 'must be a whole number from 0 to 65535')), z.transform(Number))
const host = text.check(z.regex(/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f]*:[0-9a-f:.]*)$/i, 'must be a host name or an IP address, without scheme, port or path'))
const webUrl = text.check(z.refine((v) => hasProtocol(v, 'http:', 'https:'), 'must be a URL that begins with http:// or https://'))
const secretText = text.check(z.minLength(32, 'must have at least 32 characters (openssl rand -base64 32 makes one)'))
const networks = z.pipe(
  text.check(z.refine((v) => v.split(',').every((one) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(one.trim()).success), 'must be networks like 10.0.0.0/8, separated by commas')),
  z.transform((v) => v.split(',').map((one) => one.trim())),
)
const rateLimits = z.pipe(
  text.check(z.refine((v) => v.toLowerCase() in switchWords || Number(v) > 0 && Number.isFinite(Number(v)), 'must be on, off, or a positive number that multiplies every limit')),
  z.transform((v) => {
    const enabled = Number(v) > 0 || switchWords[v.toLowerCase()] === true
    return { enabled, multiplier: Number(v) > 0 ? Number(v) : 1 }
  }),
)

const variables = z.object({
  NODE_ENV: z._default(z.enum(['development', 'production', 'test'], 'must be development, production or test'), 'production'),
  DATABASE_URL: z.optional(text.check(z.refine((v) => hasProtocol(v, 'postgres:', 'postgresql:'), 'must be a URL like postgres://user:password@host:5432/database'))),
  DATA_DIR: z._default(text, 'data'),
  PORT: z._default(port, 3000),
  HOST: z._default(host, 'localhost'),
  PUBLIC_URL: z.optional(webUrl),
  TRUST_PROXY: z._default(onOff, false),
  PUSHER_APP_ID: z.optional(text),
  PUSHER_KEY: z.optional(text),
  PUSHER_SECRET: z.optional(text),
  PUSHER_CLUSTER: z.optional(text.check(z.regex(/^[a-z0-9-]+$/i, 'must be a cluster name like eu or mt1'))),
  PUSHER_HOST: z.optional(host),
  PUSHER_PORT: z.optional(port),
  PUSHER_SCHEME: z.optional(z.enum(['http', 'https'], 'must be http or https')),
  PARLEY_EMBEDDED_DATABASE: z._default(onOff, false),
  PARLEY_FORWARDS: z._default(onOff, false),
  PARLEY_HUB_APP_ID: z.optional(text),
  PARLEY_HUB_KEY: z.optional(text),
  PARLEY_HUB_SECRET: z.optional(text),
  NEXTAUTH_SECRET: z.optional(secretText),
  AUTH_SECRET: z.optional(secretText),
  NEXTAUTH_URL: z.optional(webUrl),
  AUTH_TRUST_HOST: z._default(onOff, false),
  GITHUB_ID: z.optional(text),
  GITHUB_SECRET: z.optional(text),
  GOOGLE_ID: z.optional(text),
  GOOGLE_SECRET: z.optional(text),
  ADMIN_USERNAME: z.optional(text.check(z.regex(/^[\p{L}\p{N}_.-]{3,30}$/u, 'must be a username of 3 to 30 letters, digits, dots, dashes or underscores'))),
  ADMIN_PASSWORD: z.optional(text.check(z.minLength(8, 'must have at least 8 characters'))),
  DEMO: z._default(onOff, true),
  RATE_LIMITS: z._default(rateLimits, { enabled: true, multiplier: 1 }),
  APPEAL_TEXT: z._default(text.check(z.maxLength(1000, 'must have at most 1000 characters')), 'If you think that this is a mistake, ask the people who run this server to look at it again.'),
  CONTRACT_DELETE: z._default(z.enum(['everyone', 'mine'], 'must be everyone or mine'), 'everyone'),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent'), 'info'),
  S3_BUCKET: z.optional(text),
  S3_REGION: z._default(text, 'us-east-1'),
  S3_ENDPOINT: z.optional(webUrl),
  S3_ACCESS_KEY_ID: z.optional(text),
  S3_SECRET_ACCESS_KEY: z.optional(text),
  ALLOW_NETWORKS: z._default(networks, []),
  METRICS_TOKEN: z.optional(text.check(z.minLength(16, 'must have at least 16 characters'))),
  PARLEY_TEST: z._default(onOff, false),
  PARLEY_TEST_HUB: z._default(onOff, true),
})
type Variables = z.output<typeof variables>
type Source = Readonly<Record<string, string | undefined>>

/** Names whose value is never repeated in a message. */
const confidential = /SECRET|PASSWORD|TOKEN|URL/

/**
 * Reads and validates every variable of `source`.
 * @throws EnvironmentError with all mistakes, not only the first.
 */
export function readEnvironment(source: Source = process.env): Environment {
  // An empty value in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const serverless = Boolean(given.VERCEL || given.AWS_LAMBDA_FUNCTION_NAME)
  const parsed = variables.safeParse(given)
  const mistakes = parsed.success ? [] : parsed.error.issues.map((issue) => describe(String(issue.path[0]), given, issue.message))
  mistakes.push(...incomplete(given))
  if (serverless && given.NEXT_PHASE !== 'phase-production-build') mistakes.push(...missingOnServerless(given))
  if (!parsed.success || mistakes.length > 0) throw new EnvironmentError(mistakes)
  return group(parsed.data, serverless)
}

let read: Environment | undefined

/** The environment of this process, read at the first call. */
export function environment(): Environment {
  return read ??= readEnvironment()
}

/**
 * The environment of a process that is about to serve: the database and the secret are there too.
 * @throws EnvironmentError with all mistakes.
 */
export function requireEnvironment(source: Source = process.env): Environment {
  const found = attempt(() => readEnvironment(source))
  const missing = found instanceof EnvironmentError ? [] : [databaseUrl, authSecret].map((needed) => attempt(() => needed(found)))
  const mistakes = [found, ...missing].flatMap((one) => (one instanceof EnvironmentError ? one.mistakes : []))
  if (found instanceof EnvironmentError || mistakes.length > 0) throw new EnvironmentError(mistakes)
  return found
}

function attempt<Value>(read: () => Value): Value | EnvironmentError {
  try {
    return read()
  } catch (error) {
    if (error instanceof EnvironmentError) return error
    throw error
  }
}

/** The database's address. @throws EnvironmentError where there is none yet. */
export function databaseUrl(from: Environment = environment()): string {
  if (from.database.url) return from.database.url
  throw new EnvironmentError(['DATABASE_URL is not set; it must be the address of a Postgres database (npm start brings one of its own).'])
}

/** The secret that signs sessions and tokens. @throws EnvironmentError where there is none yet. */
export function authSecret(from: Environment = environment()): string {
  if (from.auth.secret) return from.auth.secret
  throw new EnvironmentError(['NEXTAUTH_SECRET is not set; it must have at least 32 characters (npm start makes and keeps one).'])
}

function group(v: Variables, serverless: boolean): Environment {
  const testing = v.NODE_ENV === 'test' || v.PARLEY_TEST
  return {
    mode: v.NODE_ENV,
    serverless,
    dataDir: path.resolve(projectRoot, v.DATA_DIR),
    server: { host: v.HOST, port: v.PORT, publicUrl: v.PUBLIC_URL ?? v.NEXTAUTH_URL ?? null, trustProxy: v.TRUST_PROXY, trustForwarded: v.TRUST_PROXY || serverless || v.PARLEY_FORWARDS },
    database: { url: v.DATABASE_URL ?? null },
    pusher: pusherServer(v),
    hub: v.PARLEY_HUB_APP_ID && v.PARLEY_HUB_KEY && v.PARLEY_HUB_SECRET ? { appId: v.PARLEY_HUB_APP_ID, key: v.PARLEY_HUB_KEY, secret: v.PARLEY_HUB_SECRET } : null,
    auth: {
      secret: v.NEXTAUTH_SECRET ?? v.AUTH_SECRET ?? null,
      trustHost: v.AUTH_TRUST_HOST,
      github: v.GITHUB_ID && v.GITHUB_SECRET ? { id: v.GITHUB_ID, secret: v.GITHUB_SECRET } : null,
      google: v.GOOGLE_ID && v.GOOGLE_SECRET ? { id: v.GOOGLE_ID, secret: v.GOOGLE_SECRET } : null,
    },
    administrator: v.ADMIN_USERNAME && v.ADMIN_PASSWORD ? { username: v.ADMIN_USERNAME, password: v.ADMIN_PASSWORD } : null,
    // Before the launcher has named its own database there is no address; afterwards it says whose it is.
    demo: v.DEMO && (!v.DATABASE_URL || v.PARLEY_EMBEDDED_DATABASE),
    rateLimits: v.RATE_LIMITS,
    appealText: v.APPEAL_TEXT,
    contractDelete: v.CONTRACT_DELETE,
    logLevel: v.LOG_LEVEL,
    metricsToken: v.METRICS_TOKEN ?? null,
    bucket: bucket(v),
    network: { allow: v.ALLOW_NETWORKS },
    test: { enabled: testing, hub: !testing || v.PARLEY_TEST_HUB },
  }
}

function bucket(v: Variables): Bucket | null {
  if (!v.S3_BUCKET || !v.S3_ACCESS_KEY_ID || !v.S3_SECRET_ACCESS_KEY) return null
  return { name: v.S3_BUCKET, region: v.S3_REGION, endpoint: v.S3_ENDPOINT ?? null, accessKeyId: v.S3_ACCESS_KEY_ID, secretAccessKey: v.S3_SECRET_ACCESS_KEY }
}

function pusherServer(v: Variables): PusherServer | null {
  if (!v.PUSHER_APP_ID || !v.PUSHER_KEY || !v.PUSHER_SECRET) return null
  // A self-hosted server on a port of its own rarely speaks TLS; hosted Pusher always does.
  const scheme = v.PUSHER_SCHEME ?? (v.PUSHER_HOST && v.PUSHER_PORT && v.PUSHER_PORT !== 443 ? 'http' : 'https')
  return {
    appId: v.PUSHER_APP_ID,
    key: v.PUSHER_KEY,
    secret: v.PUSHER_SECRET,
    cluster: v.PUSHER_CLUSTER ?? null,
    host: v.PUSHER_HOST ?? null,
    port: v.PUSHER_PORT ?? (scheme === 'https' ? 443 : 80),
    scheme,
  }
}

/** Variables that make sense only together. */
function incomplete(given: Source): string[] {
  const mistakes: string[] = []
  const together = (names: string[], purpose: string) => {
    const missing = names.filter((name) => !given[name])
    if (missing.length > 0 && missing.length < names.length) {
      const present = names.filter((name) => given[name])
      mistakes.push(`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set, but ${present.join(' and ')} ${present.length > 1 ? 'are' : 'is'}; ${purpose} needs all of ${names.join(', ')}, or none.`)
    }
  }
  together(['ADMIN_USERNAME', 'ADMIN_PASSWORD'], 'the administrator')
  together(['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'], 'keeping uploads in a bucket')
  together(['GITHUB_ID', 'GITHUB_SECRET'], 'sign-in with GitHub')
  together(['GOOGLE_ID', 'GOOGLE_SECRET'], 'sign-in with Google')
  const pusher = Object.keys(given).filter((name) => /^PUSHER_(APP_ID|KEY|SECRET|CLUSTER|HOST|PORT|SCHEME)$/.test(name))
  if (pusher.length > 0) {
    const missing = ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'].filter((name) => !given[name])
    if (!given.PUSHER_CLUSTER && !given.PUSHER_HOST) missing.push('PUSHER_CLUSTER (or PUSHER_HOST)')
    if (missing.length > 0) {
      mistakes.push(`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set, but ${pusher.join(' and ')} ${pusher.length > 1 ? 'are' : 'is'}; an external Pusher server needs PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and either PUSHER_CLUSTER or PUSHER_HOST. Set none of them to use the embedded hub.`)
    }
  }
  return mistakes
}

function missingOnServerless(given: Source): string[] {
  const mistakes: string[] = []
  if (!given.DATABASE_URL) mistakes.push('DATABASE_URL is not set; a serverless deployment must name its Postgres database.')
  if (!given.NEXTAUTH_SECRET && !given.AUTH_SECRET) mistakes.push('NEXTAUTH_SECRET is not set; a serverless deployment must bring a secret of at least 32 characters.')
  return mistakes
}

function describe(name: string, given: Source, rule: string): string {
  const value = given[name] ?? ''
  const shown = confidential.test(name) ? `has ${value.length} characters that do not fit` : `is ${JSON.stringify(value)}`
  return `${name} ${shown}; it ${rule}.`
}

function hasProtocol(value: string, ...protocols: string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol)
}
