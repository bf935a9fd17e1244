import { expect, it } from 'vitest'
import { userChannel } from '@/lib/contract/events'
import { createHub, type Hub } from '../server'
import { HubTap } from './hub-tap'

const app = { id: '1', key: 'key', secret: 'secret' }
const tell = (hub: Hub, id: string) => hub.trigger({ channels: [userChannel('ada')], name: 'resync', data: JSON.stringify({ v: 1, id, at: '2025-11-21T10:00:00Z', type: 'resync' }) })

it('hears whichever hub is there, also one that comes later, and none that is gone', async () => {
  const [tap, first, second] = [new HubTap(), createHub({ app }), createHub({ app })]
  const heard: string[] = []
  const stop = await tap.listen('ada', ({ id }) => heard.push(id))
  tap.attach(first)
  tell(first, '1')
  tap.attach(undefined)
  tell(first, '2')
  tap.attach(second)
  tell(second, '3')
  stop()
  tell(second, '4')
  expect(heard).toEqual(['1', '3'])
  expect([...first.channels(), ...second.channels()]).toEqual([])
})
