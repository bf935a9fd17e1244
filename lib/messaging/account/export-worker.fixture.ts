import { database } from '@/db/client'
import { diskStorage } from '@/lib/storage/disk'
import type { Ctx } from '../ctx'
import { startWorker } from '../jobs/worker'
import { nativeRules } from '../policy'
import { makeExport } from './make-export'

// A worker that comes as far as the first pieces of an export and stays there, to be killed.
const disk = diskStorage(process.argv[2] ?? '')
const storage: Ctx['storage'] = {
  ...disk,
  async put(key, bytes, contentType) {
    if (bytes instanceof Uint8Array) throw new Error('An export comes in pieces.')
    async function* halted(pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        yield piece
        console.log('in the middle')
        await new Promise(() => {})
      }
    }
    await disk.put(key, halted(bytes), contentType)
  },
}
const ctx = { sql: database(), storage, rules: nativeRules, secret: 'a secret of at least thirty-two characters' } as Ctx
startWorker(ctx, [makeExport], error => console.error(error))
