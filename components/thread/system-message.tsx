'use client'

import { useWords } from '@/components/language/language-provider'
import { noticeWords } from './notice-words'
import { useRowDoing } from './row-doing'
import type { MessageRow } from './rows'

/** What happened in the conversation itself. */
export function SystemMessage({ row, textId, tabbable }: { row: MessageRow; textId: string; tabbable: boolean }) {
  const { thread } = useWords()
  const { meId } = useRowDoing()
  return (
    <div role="article" aria-labelledby={textId} tabIndex={tabbable ? 0 : -1} data-message={row.message.id} className="flex justify-center px-6 py-1.5 -outline-offset-2">
      <span id={textId} dir="auto" className="rounded-full bg-sunken px-3 py-1 text-center text-xs text-muted">
        {noticeWords(row.message, meId, thread.notice)}
      </span>
    </div>
  )
}
