import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { writeFileAtomically } from '@/server/atomic-file'

const secretsFile = z.object({
  /** Signs sessions and tokens. */
  auth: z.string().check(z.minLength(32)),
  /** Credentials of the embedded hub. Pusher's own clients want a numeric app id. */
  hub: z.object({ appId: z.string().check(z.regex(/^\d+$/)), key: z.string().check(z.minLength(1)), secret: z.string().check(z.minLength(1)) }),
})
export type Secrets = z.infer<typeof secretsFile>

/**
 * The secrets of this installation, in `<dataDir>/secrets.json` (readable by its owner only): made at the first start,
 * then kept, since everybody would be signed out by new ones. What a later version adds is made when it is missing.
 */
export function keepSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? readKept(file) : {}
  const complete = { ...makeSecrets(), ...kept }
  const parsed = secretsFile.safeParse(complete)
  if (!parsed.success) throw damaged(file)
  if (Object.keys(complete).length > Object.keys(kept).length) writeFileAtomically(file, `${JSON.stringify(complete, null, 2)}\n`)
  return parsed.data
}

function makeSecrets(): Secrets {
  const word = (bytes: number) => randomBytes(bytes).toString('base64url')
  return { auth: word(32), hub: { appId: String(randomInt(100_000, 1_000_000)), key: randomBytes(10).toString('hex'), secret: word(24) } }
}

function readKept(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw damaged(file)
  }
}

function damaged(file: string): Error {
  return new Error(`${file} cannot be read as the secrets of this installation. Bring it back from a backup, or remove it: new ones are made, and everybody has to sign in again.`)
}
