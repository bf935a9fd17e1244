import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes a whole file so that a reader, or a crash, finds the old content or the new, never a part.
 * Root writes on behalf of the directory's owner, who may start the next run without root's rights.
 */
export function writeFileAtomically(file: string, content: string, mode = 0o600): void {
  const directory = path.dirname(file)
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    const descriptor = openSync(draft, 'wx', mode)
    try {
      writeSync(descriptor, content)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (process.getuid?.() === 0) {
      const owner = statSync(directory)
      chownSync(draft, owner.uid, owner.gid)
    }
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}
