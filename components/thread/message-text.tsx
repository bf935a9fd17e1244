import { clsx } from 'clsx'
import Link from 'next/link'
import { memo, type ReactNode } from 'react'
import { largeEmoji } from './emoji-only'
import { useInertLinks } from './inert-links'
import { markSegments, rangesFrom, type TextRange } from './marked-text'
import { mentionSegments } from './mentions'
import { useLinkSegments } from './use-link-segments'

const emojiSizes = ['', 'text-[2.75rem] leading-[1.15]', 'text-[2.25rem] leading-[1.15]', 'text-[1.875rem] leading-[1.15]']
const linkClass = 'rounded-xs underline decoration-current/50 underline-offset-2 hover:decoration-current focus-visible:outline-current'

/** The class for a message of a few emoji and nothing else; empty for every other text. */
export function emojiClass(text: string): string {
  return emojiSizes[largeEmoji(text)] ?? ''
}

export interface MessageTextProps {
  id: string
  text: string
  /** Keeps links of other rows out of the tab order. */
  linkTabIndex: number
  /** Who is mentioned, by username. */
  mentioned: readonly string[]
  /** What is being looked for in it. */
  marks: readonly TextRange[]
}

/** What somebody wrote, as text nodes, links and people who are mentioned, and nothing else. */
export const MessageText = memo(function MessageText({ id, text, linkTabIndex, mentioned, marks }: MessageTextProps) {
  const large = emojiClass(text)
  const inert = useInertLinks()
  const segments = useLinkSegments(text)
  if (large || inert) return <span id={id} className={large}>{text}</span>
  let offset = 0
  const pieces: ReactNode[] = []
  for (const { text: piece, href } of segments) {
    for (const { text: part, username } of href === undefined ? mentionSegments(piece, mentioned) : [{ text: piece, username: undefined }]) {
      const words = <Marked key={offset} text={part} ranges={rangesFrom(marks, offset)} />
      pieces.push(wrap(words, part, href, username))
      offset += Array.from(part).length
    }
  }
  return <span id={id}>{pieces}</span>

  function wrap(words: ReactNode, part: string, href: string | undefined, username: string | undefined): ReactNode {
    if (href !== undefined) {
      return (
        <a key={offset} href={href} target="_blank" rel="noopener noreferrer nofollow" tabIndex={linkTabIndex} className={linkClass}>
          {words}
        </a>
      )
    }
    if (username === undefined) return marks.length === 0 ? part : words
    return (
      <Link key={offset} href={`/people/${encodeURIComponent(username)}`} tabIndex={linkTabIndex} prefetch={false} data-mention className={clsx(linkClass, 'bg-current/12 px-0.5 font-medium no-underline')}>
        {words}
      </Link>
    )
  }
})

function Marked({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  return markSegments(text, ranges).map(({ text: piece, marked }, index) =>
    marked ? (
      <mark key={index} className="rounded-xs bg-mark text-mark-ink">
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}
