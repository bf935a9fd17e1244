/** Rules without I/O: who may change which message how. */
import { ParleyError } from '@/lib/contract/errors'
import type { MembershipFacts, MessageFacts } from '../access'

/** Only whoever said it changes what it says; nobody changes what the system tells. */
export function assertMayEdit(message: MessageFacts, callerId: string): void {
  if (message.kind === 'system' || message.senderId !== callerId) throw new ParleyError('forbidden', 'Only your own messages can be changed.')
}

/** Own messages; in groups, those who run it also take others' away. What the system tells stays. */
export function assertMayDelete(message: MessageFacts, callerId: string, conversation: MembershipFacts): void {
  if (message.kind !== 'system' && (message.senderId === callerId || runsGroup(conversation))) return
  throw new ParleyError('forbidden', 'Only your own messages can be deleted for everyone.')
}

/** Either side of a direct conversation; in groups those who run it. */
export function assertMayPin(message: MessageFacts, conversation: MembershipFacts): void {
  assertWasSaid(message)
  if (conversation.kind === 'group' && !runsGroup(conversation)) throw new ParleyError('forbidden', 'Only owner and admins pin messages.')
}

/** What the system tells is not reacted to, pinned or forwarded. */
export function assertWasSaid({ kind }: MessageFacts): void {
  if (kind === 'system') throw new ParleyError('forbidden', 'This is not something that somebody said.')
}

function runsGroup({ kind, role }: MembershipFacts): boolean {
  return kind === 'group' && role !== 'member'
}
