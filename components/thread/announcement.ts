import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Words } from '@/lib/words/words'
import { attachmentWords } from './attachment-words'
import { noticeWords } from './notice-words'

/** The words for what has just come, or nothing. `fresh` are messages of others, in order. */
export function announcement(fresh: ThreadMessage[], failed: boolean, meId: string, words: Words['thread']): string {
  if (failed) return words.announce.notSent
  const last = fresh.at(-1)
  if (!last) return ''
  const said =
    last.kind === 'system' ? noticeWords(last, meId, words.notice) : words.announce.from(last.sender.name, last.text || attachmentWords(last.attachments, words.attachments))
  return fresh.length === 1 ? said : words.announce.several(fresh.length, said)
}
