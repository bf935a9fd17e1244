import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { jobs } from '@/lib/messaging/jobs/registry'
import { runDueJobs } from '@/lib/messaging/jobs/run-jobs'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { scene } from '@/lib/messaging/testing/scene'
import { announcer } from './publish'

const { ctx: bare, pair } = scene()
const ctx = { ...bare, operator: { ...bare.operator, network: { allow: ['127.0.0.1/32'] } } }
const told = announcer({ trigger: async () => {}, disconnect: async () => {} })

it('a message that is sent brings what its link leads to, and one that only asks calls nobody', async () => {
  const visits: string[] = []
  const server = http.createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>A page</title>')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const { ada, ben, id } = await pair()
    const asked = await pair()
    await ctx.sql`update memberships set state = 'requested' where conversation_id = ${asked.id} and user_id = ${asked.ben.made.id}`
    await sendMessage({ ...ada, announcer: told }, { id, text: 'No link' })
    await sendMessage({ ...ada, announcer: told }, { id, text: `${base}/open` })
    await sendMessage({ ...asked.ada, announcer: told }, { id: asked.id, text: `${base}/asked` })
    while (await runDueJobs({ ...ctx, announcer: told }, jobs) > 0);
    expect(visits).toEqual(['/open'])
    expect((await listMessages(ben, { id, limit: 10 })).items.map(({ preview }) => preview?.title ?? null)).toEqual([null, 'A page'])
    expect(await ctx.sql`select from jobs where kind = 'preview_link'`).toEqual([])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
