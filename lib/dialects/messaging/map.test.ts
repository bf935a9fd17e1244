import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment, Conversation, Member, Message } from '@/lib/contract/views'
import { uploadIdOf } from '@/lib/messaging/media/upload-ref'
import { attachmentOf, createdConversationOf, listedConversationOf, messageOf, newMessageOf, offsetOf, participantOf, sentMessageOf, typeOf } from './map'
import { attachment, createdConversation, listedConversation, message as shownMessage, newMessage, sentMessage } from './views'

const time = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map(date => date.toISOString())
const uuid = fc.uuid({ version: 7 })
const person = fc.record({ id: uuid, number: fc.integer({ min: 1 }), username: fc.string(), name: fc.string(), avatarUrl: fc.option(fc.constantFrom('/api/uploads/1?size=small', 'https://elsewhere.example/a.png')) })
const file: fc.Arbitrary<Attachment> = uuid.chain(id => fc.record({
  id: fc.constant(id), kind: fc.constantFrom('image', 'video', 'audio', 'file'), contentType: fc.string(), name: fc.string(), size: fc.nat(), url: fc.constant(`/api/uploads/${id}`),
  width: fc.constant(null), height: fc.constant(null), duration: fc.constant(null), thumbhash: fc.constant(null),
}))
const message: fc.Arbitrary<Message> = fc.record({
  id: uuid, number: fc.integer({ min: 1 }), conversationId: uuid, seq: fc.nat(), sender: person, kind: fc.constantFrom('text', 'system'), text: fc.string(), notice: fc.constant(null),
  attachments: fc.array(file, { maxLength: 3 }), replyTo: fc.constant(null), reactions: fc.constant([]), mentions: fc.constant([]), preview: fc.constant(null), forwarded: fc.boolean(),
  silent: fc.boolean(), createdAt: time, editedAt: fc.constant(null), deletedAt: fc.constant(null), pinnedAt: fc.constant(null), clientId: fc.constant(null),
})
const member: fc.Arbitrary<Member> = fc.record({
  user: person.chain(one => fc.record({ online: fc.boolean(), lastActiveAt: fc.option(time) }).map(seen => ({ ...one, ...seen }))),
  role: fc.constantFrom('owner', 'admin', 'member'), state: fc.constantFrom('active', 'requested', 'left'), readSeq: fc.nat(), deliveredSeq: fc.nat(),
})
const conversation: fc.Arbitrary<Conversation> = fc.record({
  id: uuid, number: fc.integer({ min: 1 }), kind: fc.constantFrom('direct', 'group'), name: fc.option(fc.string()), members: fc.array(member, { maxLength: 4 }),
  lastMessage: fc.option(message), unreadCount: fc.nat(), state: fc.constantFrom('active', 'requested'), requestId: fc.constant(null), seq: fc.nat(), activityAt: time, createdAt: time,
  pinned: fc.boolean(), archived: fc.boolean(), mutedUntil: fc.constant(null), markedUnread: fc.boolean(), draft: fc.constant(null), draftVersion: fc.nat(), clearedSeq: fc.nat(),
})
const base = fc.constantFrom(null, 'https://chat.example')

describe('maps', () => {
  it('make what the schemas declare, of whatever there is', () => {
    fc.assert(fc.property(message, base, (said, at) => {
      shownMessage.parse(messageOf(said, [said.sender.id], at))
      sentMessage.parse(sentMessageOf(said, at))
      newMessage.parse(newMessageOf(said, at))
    }))
    fc.assert(fc.property(conversation, base, (one, at) => {
      createdConversation.parse(createdConversationOf(one, false, at))
      listedConversation.parse(listedConversationOf(one, one.members[0]?.user.id ?? '', at))
    }))
  })

  it('keep ids and times as they are', () => {
    fc.assert(fc.property(message, ({ ...said }) => {
      const shown = messageOf(said, [], null)
      expect([shown.id, shown.conversationId, shown.sender.id, shown.createdAt, shown.content]).toEqual([said.id, said.conversationId, said.sender.id, said.createdAt, said.text])
    }))
  })

  it('the address of a file leads back to its upload', () => {
    fc.assert(fc.property(file, base, (one, at) => {
      const shown = attachment.parse(attachmentOf(one, at))
      expect([uploadIdOf(shown.url, at), uploadIdOf(shown.id, at)]).toEqual([one.id, one.id])
    }))
  })

  it('pages are next to each other, from the first on', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 100 }), (page, limit) => {
      expect(offsetOf({ page: 1, limit })).toBe(0)
      expect(offsetOf({ page: page + 1, limit }) - offsetOf({ page, limit })).toBe(limit)
    }))
  })

  it('decision 17: the caller is in a creation and not in a list, and who left a group in neither', () => {
    fc.assert(fc.property(conversation, one => {
      const caller = one.members[0]?.user.id ?? ''
      const listed = listedConversationOf(one, caller, null).participants.map(({ id }) => id)
      const made = createdConversationOf(one, true, null).participants.map(({ id }) => id)
      expect(listed).toEqual(made.filter(id => id !== caller))
      const gone = one.kind === 'group' ? one.members.filter(({ state }) => state === 'left').length : 0
      expect(made).toHaveLength(one.members.length - gone)
    }))
  })

  it('decision 14: whole addresses where this server knows its own', () => {
    const someone = { id: '', number: 1, username: 'ada', name: 'Ada Lovelace', avatarUrl: '/api/uploads/1?size=small' }
    expect(participantOf(someone, 'https://chat.example')).toEqual({ id: '', fullName: 'Ada Lovelace', profilePhoto: 'https://chat.example/api/uploads/1?size=small' })
    expect(participantOf({ ...someone, avatarUrl: null }, 'https://chat.example').profilePhoto).toBeNull()
  })
})

it.each([
  ['TEXT', 'text', []], ['IMAGE', 'text', ['image']], ['IMAGE', 'text', ['image', 'image']], ['VIDEO', 'text', ['video']], ['AUDIO', 'text', ['audio']],
  ['FILE', 'text', ['file']], ['FILE', 'text', ['image', 'video']], ['SYSTEM', 'system', []],
] as const)('a message is %s: %s with %j', (type, kind, kinds) => {
  const attachments = kinds.map((of): Attachment => ({ id: '', kind: of, contentType: '', name: '', size: 1, url: '', width: null, height: null, duration: null, thumbhash: null }))
  expect(typeOf({ kind, attachments })).toBe(type)
})
