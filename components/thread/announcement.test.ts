import { expect, it } from 'vitest'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { en } from '@/lib/words/en'
import { announcement as announcementIn } from './announcement'

function announcement(fresh: ThreadMessage[], failed: boolean): string {
  return announcementIn(fresh, failed, 'me', en.thread)
}

function from(name: string, text: string): ThreadMessage {
  return { sender: { name }, text } as ThreadMessage
}

it('one new message is read out with its author', () => {
  expect(announcement([from('Bob', 'Hello')], false)).toBe('Bob: Hello')
})

it('of several, their number and the last one are said', () => {
  expect(announcement([from('Bob', 'Hello'), from('Eve', 'Hi')], false)).toBe('2 new messages. Eve: Hi')
})

it('a message that was not sent comes first', () => {
  expect(announcement([from('Bob', 'Hello')], true)).toBe('A message was not sent.')
})

it('nothing new says nothing', () => {
  expect(announcement([], false)).toBe('')
})
