import { expect, test } from 'vitest'
import { createHub } from './index'

const app = { id: '1', key: 'key', secret: 'secret' }

test('the process itself hears a channel, which is occupied while it does', () => {
  const said: string[] = []
  const hub = createHub({ app, onOccupied: channel => said.push(`occupied ${channel}`), onVacated: channel => said.push(`vacated ${channel}`) })
  const trigger = (data: string) => hub.trigger({ channels: ['private-user-ada'], name: 'news', data })
  trigger('nobody hears')
  const stop = hub.listen('private-user-ada', (name, data) => said.push(`${name} ${data}`))
  const other = hub.listen('private-user-ada', (name, data) => said.push(`too: ${name} ${data}`))
  trigger('{"a":1}')
  stop()
  trigger('{"a":2}')
  other()
  trigger('{"a":3}')
  expect(said).toEqual(['occupied private-user-ada', 'news {"a":1}', 'too: news {"a":1}', 'too: news {"a":2}', 'vacated private-user-ada'])
})

test('whose connections are ended is told, also where they have none here', () => {
  const ended: string[] = []
  const hub = createHub({ app, onTerminated: userId => ended.push(userId) })
  expect(hub.terminateUser('ada')).toBe(0)
  expect(ended).toEqual(['ada'])
})
