import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { defaultLimits, type HubLimits } from './limits'
import type { Peer } from './peer'
import { Protocol } from './protocol'
import { publishMessage } from './publish'

const app = { id: '1', key: 'key', secret: 'secret' }
const opening = { key: 'key', version: '7' }

class RecordingPeer implements Peer {
  frames: { event: string; channel?: string; data: unknown; user_id?: string }[] = []
  closedWith: number | undefined
  send(text: string): void {
    this.frames.push(JSON.parse(text))
  }
  close(code: number): void {
    this.closedWith = code
  }
  get last() {
    return this.frames.at(-1)
  }
  named(event: string) {
    return this.frames.filter((frame) => frame.event === event)
  }
}

function makeProtocol(options: { clientEvents?: boolean; limits?: Partial<HubLimits>; now?: () => number } = {}) {
  const log: string[] = []
  const protocol = new Protocol({
    app,
    limits: { ...defaultLimits, ...options.limits },
    clientEvents: options.clientEvents ?? false,
    hooks: { onOccupied: (name) => log.push(`+${name}`), onVacated: (name) => log.push(`-${name}`) },
    now: options.now ?? (() => 0),
  })
  function join() {
    const peer = new RecordingPeer()
    const session = protocol.open(peer, opening)
    if (session === undefined) throw new Error('refused')
    const say = (frame: unknown) => session.receive(Buffer.from(typeof frame === 'string' ? frame : JSON.stringify(frame)))
    const subscribe = (channel: string, channelData?: string) => {
      const auth = `key:${sign([session.id, channel, channelData].filter((part) => part !== undefined).join(':'))}`
      say({ event: 'pusher:subscribe', data: { channel, auth, channel_data: channelData } })
    }
    return { peer, session, say, subscribe }
  }
  return { protocol, log, join }
}

function sign(text: string): string {
  return createHmac('sha256', app.secret).update(text).digest('hex')
}

describe('opening', () => {
  test.each([
    ['an unknown key', { key: 'other', version: '7' }, 4001],
    ['no version', { key: 'key', version: null }, 4008],
    ['a version that is no number', { key: 'key', version: 'seven' }, 4006],
    ['a version that nobody speaks', { key: 'key', version: '99' }, 4007],
  ])('%s is refused with its code', (_, wrong, code) => {
    const peer = new RecordingPeer()
    expect(makeProtocol().protocol.open(peer, wrong)).toBeUndefined()
    expect(peer.last).toMatchObject({ event: 'pusher:error', data: { code } })
    expect(peer.closedWith).toBe(code)
  })

  test('a connection learns its socket id and the activity timeout', () => {
    const { peer, session } = makeProtocol().join()
    expect(session.id).toMatch(/^\d+\.\d+$/)
    expect(JSON.parse(String(peer.last?.data))).toEqual({ socket_id: session.id, activity_timeout: 30 })
  })
})

describe('frames', () => {
  test.each(['', 'nonsense', '[]', '1', 'null', '{}', '{"event":1}', '{"event":"pusher:teapot"}', '{"event":"chat"}',
    '{"event":"pusher:subscribe"}', '{"event":"pusher:subscribe","data":"{"}', '{"event":"pusher:subscribe","data":{"channel":"a b"}}',
    '{"event":"pusher:signin","data":{}}'])('%j is answered with an error and the connection stays', (text) => {
    const { peer, say } = makeProtocol().join()
    say(text)
    expect(peer.last?.event).toBe('pusher:error')
    say({ event: 'pusher:ping', data: {} })
    expect(peer.last?.event).toBe('pusher:pong')
    expect(peer.closedWith).toBeUndefined()
  })

  test('binary and oversized frames are answered with an error and the connection stays', () => {
    const { peer, session } = makeProtocol().join()
    session.receive(Buffer.from('{"event":"pusher:ping"}'), true)
    session.receive(Buffer.alloc(defaultLimits.frameBytes + 1, 'x'))
    expect(peer.named('pusher:error')).toHaveLength(2)
    expect(peer.closedWith).toBeUndefined()
  })

  test('the excess of a second is dropped and answered once', () => {
    let now = 5_000
    const { peer, say } = makeProtocol({ limits: { framesPerSecond: 3 }, now: () => now }).join()
    for (let sent = 0; sent < 10; sent += 1) say({ event: 'pusher:ping' })
    expect(peer.named('pusher:pong')).toHaveLength(3)
    expect(peer.named('pusher:error')).toHaveLength(1)
    now += 1_000
    say({ event: 'pusher:ping' })
    expect(peer.named('pusher:pong')).toHaveLength(4)
  })

  test('data may be JSON text instead of an object', () => {
    const { peer, say } = makeProtocol().join()
    say({ event: 'pusher:subscribe', data: JSON.stringify({ channel: 'news' }) })
    expect(peer.last).toMatchObject({ event: 'pusher_internal:subscription_succeeded', channel: 'news' })
  })
})

describe('subscriptions', () => {
  test('a private channel takes the signature of this socket, this channel and its channel_data alone', () => {
    const { peer, session, say, subscribe } = makeProtocol().join()
    const wrong = [undefined, '', 'key', `key:${sign(`${session.id}:private-b`)}`, `other:${sign(`${session.id}:private-a`)}`, `key:${sign('1.1:private-a')}`]
    for (const auth of wrong) {
      say({ event: 'pusher:subscribe', data: { channel: 'private-a', auth } })
      expect(peer.frames.at(-2)).toMatchObject({ event: 'pusher:subscription_error', channel: 'private-a', data: { status: 401 } })
      expect(peer.last).toMatchObject({ event: 'pusher:error', data: { code: 4009 } })
    }
    subscribe('private-a', '{"user_id":"1"}')
    expect(peer.last).toMatchObject({ event: 'pusher_internal:subscription_succeeded', channel: 'private-a' })
  })

  test('a second subscription to a channel is an error and changes nothing', () => {
    const { protocol, join } = makeProtocol()
    const { peer, subscribe } = join()
    subscribe('a')
    subscribe('a')
    expect(peer.last?.event).toBe('pusher:error')
    expect(protocol.channels.subscribers('a').size).toBe(1)
  })

  test('a connection has a limited number of subscriptions', () => {
    const { peer, subscribe } = makeProtocol({ limits: { subscriptionsPerConnection: 1 } }).join()
    subscribe('a')
    subscribe('b')
    expect(peer.named('pusher:subscription_error')).toHaveLength(1)
  })

  test('a channel is occupied by its first subscriber and vacated by its last', () => {
    const { protocol, log, join } = makeProtocol()
    const [first, second] = [join(), join()]
    first.subscribe('a')
    second.subscribe('a')
    first.say({ event: 'pusher:unsubscribe', data: { channel: 'a' } })
    first.say({ event: 'pusher:unsubscribe', data: { channel: 'a' } })
    expect(log).toEqual(['+a'])
    second.session.end()
    expect(log).toEqual(['+a', '-a'])
    expect(protocol.channels.names()).toEqual([])
  })
})

describe('presence', () => {
  test('a person with two connections is one member, added once and removed with the last', () => {
    const { protocol, join } = makeProtocol()
    const [watcher, first, second] = [join(), join(), join()]
    watcher.subscribe('presence-a', '{"user_id":"w"}')
    first.subscribe('presence-a', '{"user_id":"p","user_info":{"n":1}}')
    second.subscribe('presence-a', '{"user_id":"p","user_info":{"n":1}}')
    expect(JSON.parse(String(second.peer.last?.data))).toEqual({
      presence: { ids: ['w', 'p'], hash: { w: null, p: { n: 1 } }, count: 2 },
    })
    expect(watcher.peer.named('pusher_internal:member_added')).toHaveLength(1)
    first.session.end()
    expect(watcher.peer.named('pusher_internal:member_removed')).toHaveLength(0)
    second.session.end()
    expect(watcher.peer.named('pusher_internal:member_removed')).toHaveLength(1)
    expect(protocol.channels.members('presence-a')).toEqual(['w'])
  })

  test.each(['{}', '{', '{"user_id":""}', `{"user_id":"${'x'.repeat(3000)}"}`])('channel_data %.20s is refused', (channelData) => {
    const { peer, subscribe } = makeProtocol().join()
    subscribe('presence-a', channelData)
    expect(peer.named('pusher:subscription_error')).toHaveLength(1)
  })

  test('a full channel still takes the second connection of a member', () => {
    const { join } = makeProtocol({ limits: { membersPerChannel: 1 } })
    const [first, second, stranger] = [join(), join(), join()]
    first.subscribe('presence-a', '{"user_id":"p"}')
    second.subscribe('presence-a', '{"user_id":"p"}')
    stranger.subscribe('presence-a', '{"user_id":"q"}')
    expect(second.peer.last?.event).toBe('pusher_internal:subscription_succeeded')
    expect(stranger.peer.named('pusher:subscription_error')).toHaveLength(1)
  })
})

describe('client events', () => {
  const event = { event: 'client-typing', channel: 'private-a', data: { on: true } }

  test('are refused unless switched on', () => {
    const { join } = makeProtocol()
    const [sender, other] = [join(), join()]
    sender.subscribe('private-a')
    other.subscribe('private-a')
    sender.say(event)
    expect(sender.peer.last).toMatchObject({ event: 'pusher:error', data: { code: 4301 } })
    expect(other.peer.named('client-typing')).toHaveLength(0)
  })

  test('reach the others, with the user id on presence channels', () => {
    const { join } = makeProtocol({ clientEvents: true })
    const [sender, other] = [join(), join()]
    sender.subscribe('presence-a', '{"user_id":"p"}')
    other.subscribe('presence-a', '{"user_id":"q"}')
    sender.say({ ...event, channel: 'presence-a' })
    expect(other.peer.last).toEqual({ ...event, channel: 'presence-a', user_id: 'p' })
    expect(sender.peer.named('client-typing')).toHaveLength(0)
  })

  test('need a subscription to a private or presence channel', () => {
    const { join } = makeProtocol({ clientEvents: true })
    const [sender, other] = [join(), join()]
    other.subscribe('private-a')
    sender.subscribe('public')
    sender.say(event)
    sender.say({ ...event, channel: 'public' })
    expect(sender.peer.named('pusher:error')).toHaveLength(2)
    expect(other.peer.named('client-typing')).toHaveLength(0)
  })

  test('are limited in a second', () => {
    const { peer, subscribe, say } = makeProtocol({ clientEvents: true, limits: { clientEventsPerSecond: 2 } }).join()
    subscribe('private-a')
    for (let sent = 0; sent < 3; sent += 1) say(event)
    expect(peer.named('pusher:error')).toHaveLength(1)
  })
})

describe('people', () => {
  test('sign-in opens the person\'s own channel, to nobody else', () => {
    const { peer, session, say, subscribe } = makeProtocol().join()
    const userData = '{"id":"alice"}'
    subscribe('#server-to-user-alice')
    expect(peer.named('pusher:subscription_error')).toHaveLength(1)
    say({ event: 'pusher:signin', data: { auth: `key:${sign(`${session.id}::user::${userData}`)}`, user_data: userData } })
    expect(peer.last?.event).toBe('pusher:signin_success')
    subscribe('#server-to-user-alice')
    expect(peer.last?.event).toBe('pusher_internal:subscription_succeeded')
    subscribe('#server-to-user-bob')
    expect(peer.last?.event).toBe('pusher:error')
  })

  test('a forged sign-in closes the connection', () => {
    const { peer, say } = makeProtocol().join()
    say({ event: 'pusher:signin', data: { auth: `key:${sign('x')}`, user_data: '{"id":"alice"}' } })
    expect(peer.closedWith).toBe(4009)
  })

  test('terminating a person closes all their connections and frees their channels, others stay', () => {
    const { protocol, join } = makeProtocol()
    const [one, two, bystander] = [join(), join(), join()]
    one.subscribe('private-user-alice')
    two.subscribe('private-user-alice')
    bystander.subscribe('private-user-bob')
    expect(protocol.terminateUser('alice')).toBe(2)
    expect([one.peer.closedWith, two.peer.closedWith, bystander.peer.closedWith]).toEqual([4009, 4009, undefined])
    expect(protocol.channels.names()).toEqual(['private-user-bob'])
    const before = one.peer.frames.length
    one.say({ event: 'pusher:ping' })
    expect(one.peer.frames).toHaveLength(before)
  })
})

describe('publishing', () => {
  const message = { channels: ['a', 'b'], name: 'news', data: '{"n":1}' }

  test('reaches each subscriber once for each channel, but not the excluded socket', () => {
    const { protocol, join } = makeProtocol()
    const [first, second] = [join(), join()]
    for (const { subscribe } of [first, second]) {
      subscribe('a')
      subscribe('b')
    }
    const sent = publishMessage(protocol.channels, { ...message, channels: ['a', 'b', 'a'], socketId: first.session.id })
    expect(sent).toBe(2)
    expect(first.peer.named('news')).toEqual([])
    expect(second.peer.named('news')).toEqual([
      { event: 'news', channel: 'a', data: '{"n":1}' },
      { event: 'news', channel: 'b', data: '{"n":1}' },
    ])
  })
})
