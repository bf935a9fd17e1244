import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment } from '@/lib/environment'
import { type Scene, startScene, type User } from './people.fixture'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
  environment().rateLimits = { enabled: true, multiplier: 1 }
})
afterAll(() => scene.close())

const nowhere = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
type Act = (who: User) => ReturnType<User['call']>

/** Calls that count whatever they answer: what is refused has been asked all the same. */
const limits: [what: string, points: number, seconds: number, act: Act][] = [
  ['POST /messages/request', 10, 3600, who => who.call('POST', '/messages/request', { receiver_id: nowhere, content: 'x' })],
  ['POST /messages/send', 100, 3600, who => who.call('POST', '/messages/send', { receiver_id: nowhere, content: 'x' })],
  ['GET /conversations', 60, 60, who => who.call('GET', '/conversations')],
  ['GET /conversations/{conversation_id}/messages', 120, 60, who => who.call('GET', `/conversations/${nowhere}/messages`)],
  ['everything else', 600, 60, who => who.call('GET', '/matches')],
]

describe('"Rate Limiting": per person', () => {
  it.each(limits)('%s: %i in %i seconds, then RATE_LIMIT_EXCEEDED', async (_, points, seconds, act) => {
    const [ada, ben] = await Promise.all([scene.person(), scene.person()])
    for (let count = 0; count < points; count++) expect((await act(ada)).status).not.toBe(429)
    const { status, error, headers } = await act(ada)
    expect([status, error.code]).toEqual([429, 'RATE_LIMIT_EXCEEDED'])
    const wait = Number(headers.get('retry-after'))
    expect([wait >= 1, wait <= seconds, Number.isInteger(wait)]).toEqual([true, true, true])
    expect((await act(ben)).status).not.toBe(429)
  }, 60_000)
})
