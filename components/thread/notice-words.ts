import type { Message } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'

type Told = Pick<Message, 'sender' | 'notice' | 'text'>

/** What a system message tells, in the chosen language and from where the reader stands. */
export function noticeWords({ sender, notice, text }: Told, meId: string, words: Words['thread']['notice']): string {
  if (!notice) return text
  const who = sender.name
  const mine = sender.id === meId
  switch (notice.type) {
    case 'group_created':
      return mine ? words.youCreatedGroup(notice.name) : words.groupCreated(who, notice.name)
    case 'group_renamed':
      return mine ? words.youRenamedGroup(notice.name) : words.groupRenamed(who, notice.name)
    case 'members_added': {
      const names = notice.names.map((name, index) => (notice.userIds[index] === meId ? words.addedYou : name))
      return mine ? words.youAddedMembers(names) : words.membersAdded(who, names)
    }
    case 'member_joined':
      return mine ? words.youJoined : words.memberJoined(who)
    case 'member_removed':
      if (mine) return words.youRemoved(notice.name)
      return notice.userId === meId ? words.youWereRemoved(who) : words.memberRemoved(who, notice.name)
    case 'member_left':
      return mine ? words.youLeft : words.memberLeft(who)
    case 'role_changed':
      if (mine) return words.youChangedRole[notice.role](notice.name)
      return notice.userId === meId ? words.yourRoleChanged[notice.role](who) : words.roleChanged[notice.role](who, notice.name)
  }
}
