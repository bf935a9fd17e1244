import type { Conversation } from '@/lib/contract/views'

/** Each conversation once, those first that are called like what is looked for; the rest has it in what was said. */
export function byName(conversations: readonly Conversation[], q: string, meId: string): Conversation[] {
  const words = folded(q)
  const each = [...new Map(conversations.map(conversation => [conversation.id, conversation])).values()]
  const called = (conversation: Conversation) => namesOf(conversation, meId).some(name => folded(name).includes(words))
  return [...each.filter(called), ...each.filter(conversation => !called(conversation))]
}

function namesOf({ name, members }: Conversation, meId: string): string[] {
  return [name ?? '', ...members.filter(({ user }) => user.id !== meId).flatMap(({ user }) => [user.name, user.username])]
}

/** As the server compares names. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
