import { describe, expect, it } from 'vitest'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Person } from '@/lib/contract/views'
import { buildRows, firstUnreadKey, messageKey, type MessageRow, type Row } from './rows'

const me = personNamed('Ada')
const other = personNamed('Bob')

function personNamed(name: string): Person {
  return { id: name.toLowerCase(), number: 1, username: name.toLowerCase(), name, avatarUrl: null }
}

/** One message per entry: author, minutes after noon of 20 November, and what differs. */
function thread(...entries: [Person, number, Partial<ThreadMessage>?][]): ThreadMessage[] {
  return entries.map(([sender, minutes, rest], index) => ({
    id: `m${index + 1}`,
    number: index + 1,
    conversationId: 'c',
    seq: index + 1,
    sender,
    kind: 'text',
    text: `message ${index + 1}`,
    notice: null,
    attachments: [],
    replyTo: null,
    reactions: [],
    mentions: [],
    preview: null,
    forwarded: false,
    silent: false,
    pinnedAt: null,
    createdAt: new Date(2026, 10, 20, 12, minutes).toISOString(),
    editedAt: null,
    deletedAt: null,
    clientId: null,
    delivery: sender === me ? 'sent' : null,
    ...rest,
  }))
}

function rowsOf(messages: ThreadMessage[], rest: Partial<Parameters<typeof buildRows>[0]> = {}): Row[] {
  return buildRows({ messages, meId: me.id, hasOlder: false, hasNewer: false, firstUnread: null, typing: [], ...rest })
}

function messageRows(rows: Row[]): MessageRow[] {
  return rows.filter(row => row.kind === 'message')
}

function groups(messages: ThreadMessage[], rest: Partial<Parameters<typeof buildRows>[0]> = {}): string[] {
  return messageRows(rowsOf(messages, rest)).map(row => (row.first ? '[' : ' ') + row.message.id + (row.last ? ']' : ' '))
}

function keysOf(messages: ThreadMessage[]): string[] {
  return messages.map(message => messageKey(message, me.id))
}

const day = 24 * 60

describe('the rows of a thread', () => {
  it('begin with the beginning, once there is nothing older', () => {
    expect(rowsOf([]).map(row => row.kind)).toEqual(['beginning'])
    expect(rowsOf(thread([me, 0])).map(row => row.kind)).toEqual(['beginning', 'day', 'message'])
    expect(rowsOf(thread([me, 0]), { hasOlder: true }).map(row => row.kind)).toEqual(['message'])
  })

  it('have a separator where a day begins', () => {
    expect(rowsOf(thread([me, 0], [me, 1], [me, day])).map(row => row.key)).toEqual(['beginning', 'day:m1', 'm1', 'm2', 'day:m3', 'm3'])
  })

  it('keep every key and its order when older messages are put before them', () => {
    const all = thread([me, 0], [other, 1], [other, 2], [me, day], [me, day + 1])
    const before = rowsOf(all.slice(2), { hasOlder: true }).map(row => row.key)
    const after = rowsOf(all).map(row => row.key)
    expect(after.slice(-before.length)).toEqual(before)
  })

  it('keep the key of my message when it is confirmed', () => {
    const [pending, confirmed] = keysOf(thread([me, 0, { id: 'x', clientId: 'x', seq: 0 }], [me, 0, { clientId: 'x' }]))
    expect(pending).toBe(confirmed)
  })

  it('are never keyed by what another person chose', () => {
    const [mine, theirs] = keysOf(thread([me, 0, { clientId: 'x' }], [other, 0, { clientId: 'x' }]))
    expect(theirs).not.toBe(mine)
  })

  it('end with who is typing, if the end is loaded', () => {
    expect(rowsOf(thread([me, 0]), { typing: [other] }).at(-1)).toMatchObject({ kind: 'typing', people: [other] })
    expect(rowsOf(thread([me, 0]), { typing: [other], hasNewer: true }).at(-1)?.kind).toBe('message')
  })
})

describe('groups', () => {
  it('hold what one author wrote within five minutes of each other', () => {
    expect(groups(thread([me, 0], [me, 5], [me, 9], [other, 9], [me, 10]))).toEqual(['[m1 ', ' m2 ', ' m3]', '[m4]', '[m5]'])
    expect(groups(thread([me, 0], [me, 6]))).toEqual(['[m1]', '[m2]'])
  })

  it('end with the day', () => {
    expect(groups(thread([me, 12 * 60 - 1], [me, 12 * 60]))).toEqual(['[m1]', '[m2]'])
  })

  it('end at the marker of new messages', () => {
    expect(groups(thread([other, 0], [other, 1]), { firstUnread: 'm2' })).toEqual(['[m1]', '[m2]'])
  })

  it('have nothing to do with system messages', () => {
    expect(groups(thread([me, 0], [me, 0, { kind: 'system' }], [me, 0]))).toEqual(['[m1]', '[m2]', '[m3]'])
  })

  it('show time and state at their end and where the state changes', () => {
    const rows = messageRows(rowsOf(thread([me, 0, { delivery: 'read' }], [me, 1, { delivery: 'read' }], [me, 2], [me, 3])))
    expect(rows.map(row => row.stamped)).toEqual([false, true, false, true])
  })

  it('show every failed message as such', () => {
    const rows = messageRows(rowsOf(thread([me, 0, { delivery: 'failed' }], [me, 1, { delivery: 'failed' }])))
    expect(rows.map(row => row.stamped)).toEqual([true, true])
  })
})

describe('the marker of new messages', () => {
  it('stands above the first message of somebody else that was not read', () => {
    expect(firstUnreadKey(thread([other, 0], [me, 1], [other, 2], [other, 3]), me.id, 1, false)).toBe('m3')
  })

  it('is not there when all was read', () => {
    expect(firstUnreadKey(thread([other, 0], [me, 1]), me.id, 1, false)).toBeNull()
  })

  it('waits until the message before it is loaded', () => {
    const messages = thread([other, 0], [other, 1])
    expect(firstUnreadKey(messages, me.id, 0, true)).toBeNull()
    expect(firstUnreadKey(messages, me.id, 0, false)).toBe('m1')
  })
})
