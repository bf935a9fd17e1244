import type { Role } from '@/lib/client/group-changes'
import type { Member } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'

/** What may be done about a member. */
export type MemberDeed = { kind: 'remove' } | { kind: 'role'; role: Role }

interface Question {
  title: string
  description: string
  confirmLabel: string
  danger: boolean
}

/** What is asked first; null for what can be taken back as easily as it was done. */
export function memberQuestion(deed: MemberDeed, { user, role, state }: Member, own: boolean, words: Words['groups']['details']): Question | null {
  if (deed.kind === 'remove') {
    return state === 'requested'
      ? { title: words.withdrawTitle(user.name), description: words.withdrawText, confirmLabel: words.withdraw, danger: true }
      : { title: words.removeTitle(user.name), description: words.removeText(user.name), confirmLabel: words.removeFromGroup, danger: true }
  }
  if (own && role === 'owner') return { title: words.stepDownTitle, description: words.stepDownText, confirmLabel: words.stepDown, danger: true }
  if (deed.role === 'owner') return { title: words.makeOwnerTitle(user.name), description: words.makeOwnerText, confirmLabel: words.makeOwner, danger: false }
  return null
}
