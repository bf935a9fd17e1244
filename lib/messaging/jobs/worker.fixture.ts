import { v5 as namedId } from 'uuid'
import * as z from 'zod/mini'
import { database } from '@/db/client'
import type { Ctx } from '../ctx'
import { defineJob } from './job'
import { startWorker } from './worker'

const isWorker = process.argv[2] === 'work'

/** Shows a name once; in the worker process it stops for ever before or after that, to be killed there. */
export const showOnce = defineJob({
  kind: 'show_once',
  payload: z.object({ name: z.string(), dies: z.enum(['before', 'after']) }),
  async run({ sql }, { name, dies }) {
    if (isWorker && dies === 'before') await stuck()
    await sql`
      with first as (
        insert into notified (key, target) values ('shown', ${namedId(name, namedId.URL)}) on conflict do nothing returning key
      )
      insert into shown (name) select ${name} from first`
    if (isWorker) await stuck()
  },
})

function stuck(): Promise<never> {
  console.log('in the middle')
  return new Promise(() => {})
}

if (isWorker) startWorker({ sql: database() } as Ctx, [showOnce], error => console.error(error))
