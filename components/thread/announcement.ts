import { attachmentWords } from './attachment-words'
import type { ThreadMessage } from '@/lib/client/use-thread'

/** The words for what has just come, or nothing. `fresh` are messages of others, in order. */
export function announcement(fresh: ThreadMessage[], failed: boolean): string {
  if (failed) return 'A message was not sent.'
  const last = fresh.at(-1)
  if (!last) return ''
  const words = last.kind === 'system' ? last.text : `${last.sender.name}: ${last.text || attachmentWords(last.attachments)}`
  return fresh.length === 1 ? words : `${fresh.length} new messages. ${words}`
}
