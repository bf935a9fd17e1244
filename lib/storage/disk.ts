import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from '@/lib/messaging/ctx'
import { assertKey } from './key'

/** Files below `folder`, each named by its key. A file is there whole or not at all, also after a crash. */
export function diskStorage(folder: string): Storage {
  const fileOf = (key: string) => path.join(folder, ...assertKey(key).split('/'))
  return {
    async put(key, bytes) {
      const file = fileOf(key)
      await mkdir(path.dirname(file), { recursive: true })
      const beside = `${file}.${randomUUID()}.part`
      try {
        await writeFile(beside, bytes, { flush: true, mode: 0o600 })
        await rename(beside, file)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
    },
    async get(key, range) {
      const file = await open(fileOf(key)).catch(orNothing)
      if (!file) return null
      return Readable.toWeb(file.createReadStream(range)) as ReadableStream<Uint8Array>
    },
    async remove(key) {
      await rm(fileOf(key), { force: true })
    },
  }
}

function orNothing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
