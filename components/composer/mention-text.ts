import type { User } from '@/lib/contract/views'

/** What of a text is becoming a mention: from the `@` to the caret. */
export interface MentionStart {
  at: number
  query: string
}

/** How many members are offered at once. */
const offered = 6

// As the server finds them (native.md, mentions), but of a name that is not whole yet.
const beginning = /(?<![\p{L}\p{N}_.@-])@([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,29})?$/u

/** Whether somebody is being named where the caret is. */
export function mentionAt(text: string, caret: number): MentionStart | null {
  const found = beginning.exec(text.slice(0, caret))
  return found && { at: found.index, query: found[1] ?? '' }
}

/** Whom a beginning may mean: usernames first, then names. */
export function membersFor(query: string, members: readonly User[]): User[] {
  const wanted = keyOf(query)
  const byUsername = members.filter(({ username }) => keyOf(username).startsWith(wanted))
  const byName = members.filter(member => !byUsername.includes(member) && keyOf(member.name).split(/\s+/).some(part => part.startsWith(wanted)))
  return [...byUsername, ...byName].slice(0, offered)
}

/** The text with the beginning as a whole mention, and the caret behind it. */
export function withMention(text: string, caret: number, { at }: MentionStart, username: string): { text: string; caret: number } {
  const rest = text.slice(caret)
  const piece = `@${username}${/^\s/.test(rest) ? '' : ' '}`
  return { text: text.slice(0, at) + piece + rest, caret: at + username.length + 2 }
}

function keyOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
