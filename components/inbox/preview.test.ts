import { describe, expect, it } from 'vitest'
import type { Attachment, Conversation, Message, Person } from '@/lib/contract/views'
import { en } from '@/lib/words/en'
import { previewOf as previewIn } from './preview'

const previewOf = (source: Parameters<typeof previewIn>[0]) => previewIn(source, en)

const time = '2026-11-20T12:00:00.000Z'
const ada: Person = { id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b01', number: 1, username: 'ada', name: 'Ada', avatarUrl: null }
const bob: Person = { id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b02', number: 2, username: 'bob', name: 'Bob', avatarUrl: null }

function message(sender: Person, text: string, more: Partial<Message> = {}): Message {
  return {
    id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b10',
    number: 1,
    conversationId: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b20',
    seq: 1,
    sender,
    kind: 'text',
    text,
    notice: null,
    attachments: [],
    replyTo: null,
    reactions: [],
    mentions: [],
    preview: null,
    forwarded: false,
    silent: false,
    pinnedAt: null,
    createdAt: time,
    editedAt: null,
    deletedAt: null,
    clientId: null,
    ...more,
  }
}

function conversation(lastMessage: Message | null, kind: 'direct' | 'group' = 'direct'): Conversation {
  return {
    id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b20',
    number: 1,
    kind,
    name: null,
    members: [],
    lastMessage,
    unreadCount: 0,
    state: 'active',
    requestId: null,
    markedUnread: false,
    draftVersion: 0,
    clearedSeq: 0,
    pinned: false,
    archived: false,
    mutedUntil: null,
    draft: null,
    seq: 1,
    activityAt: time,
    createdAt: time,
  }
}

const nothing = { meId: ada.id, typing: [], draft: '' }

describe('the line under the name of a conversation', () => {
  it('says who wrote the last message where that is not plain', () => {
    expect(previewOf({ ...nothing, conversation: conversation(message(bob, 'Hello')) })).toEqual({ kind: 'message', text: 'Hello' })
    expect(previewOf({ ...nothing, conversation: conversation(message(ada, 'Hello')) })).toMatchObject({ label: 'You:', text: 'Hello' })
    expect(previewOf({ ...nothing, conversation: conversation(message(bob, 'Hello'), 'group') })).toMatchObject({ label: 'Bob:', text: 'Hello' })
  })

  it('is one line', () => {
    expect(previewOf({ ...nothing, conversation: conversation(message(bob, 'One\n\n two')) }).text).toBe('One two')
  })

  it('shows a draft before the last message, and somebody typing before a draft', () => {
    const shown = { ...nothing, conversation: conversation(message(bob, 'Hello')), draft: 'Well' }
    expect(previewOf(shown)).toMatchObject({ kind: 'draft', text: 'Well' })
    expect(previewOf({ ...shown, typing: [bob] }).kind).toBe('typing')
  })

  it('takes a draft of blanks for none', () => {
    expect(previewOf({ ...nothing, conversation: conversation(null), draft: ' \n' }).kind).toBe('none')
  })

  it('withholds what was deleted', () => {
    const deleted = message(bob, 'Secret', { deletedAt: time })
    expect(previewOf({ ...nothing, conversation: conversation(deleted) })).toEqual({ kind: 'message', text: 'Message deleted' })
  })

  it('names the files of a message that says nothing, and shows its words where it has some', () => {
    const files = (...kinds: Attachment['kind'][]) => kinds.map(kind => ({ kind, name: 'view.bin' }) as Attachment)
    const shown = (attachments: Attachment[], text = '') => previewOf({ ...nothing, conversation: conversation(message(bob, text, { attachments })) }).text
    expect([shown(files('image')), shown(files('image', 'image')), shown(files('video')), shown(files('file'))]).toEqual(['Photo', '2 photos', 'Video', 'File'])
    expect(shown(files('image', 'video'))).toBe('2 files')
    expect(shown(files('image'), 'The view')).toBe('The view')
  })

  it('tells a recording from a song', () => {
    const heard = (name: string) => previewOf({ ...nothing, conversation: conversation(message(bob, '', { attachments: [{ kind: 'audio', name } as Attachment] })) }).text
    expect([heard('voice-message.webm'), heard('Yesterday.mp3')]).toEqual(['Voice message', 'Audio'])
  })

  it('shows what is not sent yet before what was said', () => {
    const unsent = { clientId: '1', conversationId: '2', text: 'On its way', createdAt: time }
    expect(previewOf({ ...nothing, conversation: conversation(message(bob, 'Hello')), unsent })).toMatchObject({ kind: 'unsent', label: 'You:', text: 'On its way' })
  })

  it('says of several who are typing how many they are, and of one in a group who', () => {
    const shown = { ...nothing, conversation: conversation(null, 'group') }
    expect(previewOf({ ...shown, typing: [bob] }).text).toBe('Bob is typing…')
    expect(previewOf({ ...shown, typing: [ada, bob] }).text).toBe('2 people are typing…')
  })

  it('says what a group tells in the reader’s language', () => {
    const told = message(bob, 'Bob joined.', { kind: 'system', notice: { type: 'member_joined' } })
    expect(previewOf({ ...nothing, conversation: conversation(told, 'group') })).toEqual({ kind: 'notice', text: 'Bob joined' })
  })
})
