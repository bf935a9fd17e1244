/**
 * Rules without I/O: what the facts that a verb read allow. `access` decides what somebody may know of,
 * `policy` what they may do with it.
 */
import { ParleyError } from '@/lib/contract/errors'

/** The facts of a recipient that decide on a first message (decision 3). */
export interface Recipient {
  id: string
  deleted: boolean
  suspended: boolean
}

/** Refuses oneself (400) and whoever is not there (404); everybody else can be written to. */
export function assertMayBegin(callerId: string, recipients: readonly Recipient[], wanted: number): void {
  if (recipients.some(recipient => recipient.id === callerId)) {
    throw new ParleyError('cannot_message_self', 'You cannot write to yourself.')
  }
  const there = recipients.filter(recipient => !recipient.deleted && !recipient.suspended)
  if (there.length < wanted) throw new ParleyError('not_found', 'This person does not exist.')
}

/** Who is online: a live socket, or a heartbeat or call within this many minutes (decision 15). */
export const onlineMinutes = 5
