import { database } from '@/db/client'
import { jobs } from '../jobs/registry'
import { runDueJobs } from '../jobs/run-jobs'
import { scene } from '../testing/scene'

// An instance of its own: says that it is ready, and at a word does what is due. With `stuck` it never gets past telling
// anybody of a message that it wrote.
const [, , mode] = process.argv
const { ctx } = scene()
const announcer = {
  async publish() {
    if (mode !== 'stuck') return
    console.log('in the middle')
    await new Promise(() => {})
  },
  async disconnect() {},
}

await database()`select 1`
console.log('ready')
process.stdin.once('data', async () => {
  while (await runDueJobs({ ...ctx, announcer }, jobs, 3) > 0);
  console.log('done')
  process.exit(0)
})
