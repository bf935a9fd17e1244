import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { EnvironmentError } from '@/lib/environment'
import { ArchiveError, openArchive } from '@/lib/messaging/account/read-archive'
import { prepareEnvironment } from '@/server/prepare'
import { createProgress } from '@/server/progress'
import { createShutdown, stopOnSignals } from '@/server/shutdown'

const usage = `npm run import -- FILE.zip [--as username]
  FILE.zip   an export of somebody's data (docs/export.md)
  --as       the username that they get here; without it their old one`

class UsageError extends Error {}

// `npm run import`: brings somebody's export into this server; docs/export.md says what comes over.
const progress = createProgress()
const shutdown = createShutdown({ report: message => progress.note('Stop', message) })
stopOnSignals(shutdown, message => progress.note('Stop', message))

try {
  const { file, username } = readArguments()
  const environment = await prepareEnvironment({ development: false })
  // What is imported only now reads a complete environment.
  const { startDatabase } = await import('@/server/database')
  await startDatabase({ ...environment, demo: false }, progress, shutdown, 0)
  shutdown.signal.throwIfAborted()
  await bringIn(file, username)
  shutdown.begin(0)
} catch (error) {
  const known = error instanceof ArchiveError || error instanceof EnvironmentError || error instanceof UsageError
  if (!shutdown.signal.aborted) console.error(known ? error.message : error)
  shutdown.begin(1)
}

async function bringIn(file: string, username: string | undefined): Promise<void> {
  const [{ createCtx }, { importArchive }] = await Promise.all([import('@/lib/http/context'), import('@/lib/messaging/account/import-archive')])
  const password = randomBytes(12).toString('base64url')
  const archive = await openArchive(file)
  try {
    const made = await progress.step('Import', () => importArchive(createCtx(), archive, { username, password }), ({ conversations, messages, files }) =>
      `${conversations} conversations, ${messages} messages, ${files} files`)
    const { files, requests } = made.leftOut
    if (files + requests > 0) progress.note('Left out', `${files} files that cannot be taken, ${requests} requests of conversations that are not in the file`)
    console.log(`\n@${made.username} signs in with the password ${password} and should change it.`)
  } finally {
    archive.close()
  }
}

function readArguments(): { file: string; username: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ options: { as: { type: 'string' } }, allowPositionals: true })
    const [file] = positionals
    if (file && positionals.length === 1) return { file, username: values.as }
  } catch {
    // What is not understood is answered with what would be.
  }
  throw new UsageError(usage)
}
