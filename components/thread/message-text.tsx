import { clsx } from 'clsx'
import { memo } from 'react'
import { largeEmoji } from './emoji-only'
import { useInertLinks } from './inert-links'
import { linkSegments } from './links'

const emojiSizes = ['', 'text-[2.75rem] leading-[1.15]', 'text-[2.25rem] leading-[1.15]', 'text-[1.875rem] leading-[1.15]']

/** The class for a message of a few emoji and nothing else; empty for every other text. */
export function emojiClass(text: string): string {
  return emojiSizes[largeEmoji(text)] ?? ''
}

/** What somebody wrote, as text nodes and links and nothing else. `linkTabIndex` keeps links of other rows out of the tab order. */
export const MessageText = memo(function MessageText({ id, text, linkTabIndex }: { id: string; text: string; linkTabIndex: number }) {
  const large = emojiClass(text)
  const inert = useInertLinks()
  if (large || inert) return <span id={id} className={large}>{text}</span>
  return (
    <span id={id}>
      {linkSegments(text).map(({ text: piece, href }, index) =>
        href === undefined ? (
          piece
        ) : (
          <a
            key={index}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            tabIndex={linkTabIndex}
            className={clsx('rounded-xs underline decoration-current/50 underline-offset-2 hover:decoration-current', 'focus-visible:outline-current')}
          >
            {piece}
          </a>
        ),
      )}
    </span>
  )
})
