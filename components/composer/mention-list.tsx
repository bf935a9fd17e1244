'use client'

import { clsx } from 'clsx'
import { Avatar } from '@/components/ui/avatar'
import { useWords } from '@/components/language/language-provider'
import type { Mentions } from './use-mentions'

/** The id of an option, for the field that has the focus. */
export function mentionOptionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** The members who may be meant, above the field. The field keeps the focus and the keys. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { composer } = useWords()
  const { options, active } = mentions
  return (
    <>
      <p role="status" className="sr-only">
        {options.length > 0 ? composer.membersFound(options.length) : ''}
      </p>
      {options.length > 0 && (
        <div id={id} role="listbox" aria-label={composer.mentions} className="absolute inset-x-0 bottom-full z-10 mb-1 max-h-64 w-72 max-w-full animate-rise-in overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-lg">
          {options.map((member, index) => (
            <button
              key={member.id}
              id={mentionOptionId(id, index)}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => index !== active && mentions.point(index)}
              // The focus stays in the field.
              onPointerDown={event => event.preventDefault()}
              onClick={() => mentions.choose(index)}
              className={clsx('flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-start', index === active && 'bg-hover')}
            >
              <Avatar size="sm" id={member.id} name={member.name} url={member.avatarUrl} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium" dir="auto">
                  {member.name}
                </span>
                <span className="block truncate text-xs text-muted">
                  <bdi>@{member.username}</bdi>
                </span>
              </span>
            </button>
          ))}
        </div>
      )}
    </>
  )
}
