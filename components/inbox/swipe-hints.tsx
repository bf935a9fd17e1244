'use client'

import { clsx } from 'clsx'
import { Archive, ArchiveRestore, Mail, MailOpen, type LucideIcon } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'

/** What lies under a row that is pulled aside: what letting go will do. The menu says it in words to everybody else. */
export function SwipeHints({ archived, unread }: { archived: boolean; unread: boolean }) {
  const { menu } = useWords().inbox
  return (
    <span aria-hidden="true" className="hidden pointer-coarse:block">
      <Hint icon={unread ? MailOpen : Mail} label={unread ? menu.markRead : menu.markUnread} className="start-0 group-data-[pulled=end]/row:flex" />
      <Hint icon={archived ? ArchiveRestore : Archive} label={archived ? menu.unarchive : menu.archive} className="end-0 group-data-[pulled=start]/row:flex" />
    </span>
  )
}

function Hint({ icon: Icon, label, className }: { icon: LucideIcon; label: string; className: string }) {
  return (
    <span
      className={clsx(
        'absolute inset-y-0 hidden w-1/2 items-center bg-sunken px-6 text-muted transition-colors group-data-armed/row:bg-accent group-data-armed/row:text-accent-ink',
        className.startsWith('end') && 'justify-end',
        className,
      )}
    >
      <span className="flex w-14 flex-col items-center gap-1 text-center text-xs font-medium">
        <Icon className="size-5 shrink-0" />
        <span className="sr-only">{label}</span>
      </span>
    </span>
  )
}
