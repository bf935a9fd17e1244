'use client'

import { clsx } from 'clsx'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { Attachments } from '@/components/media/attachments'
import { LinkCard } from '@/components/media/link-card'
import { directionOf } from '@/lib/words/languages'
import { attachmentWords } from './attachment-words'
import { useInertLinks } from './inert-links'
import { ForwardedMark } from './message-marks'
import { MessageStamp, type StampPlace, StampSpace } from './message-stamp'
import { emojiClass, MessageText } from './message-text'
import { Quote } from './quote'
import { useMarks, useRowDoing } from './row-doing'
import type { MessageRow } from './rows'

/** What one message says and carries and, where it is shown, when it was said and how far it came. */
export function Bubble({ row, textId, linkTabIndex }: { row: MessageRow; textId: string; linkTabIndex: number }) {
  const { message, mine, stamped } = row
  const place = placeOf(row)
  const plain = place === 'plain'
  const pictures = message.attachments.some(({ kind }) => kind === 'image' || kind === 'video')
  return (
    <div
      data-bubble
      className={clsx(
        'w-fit max-w-full min-w-0 outline-offset-2 outline-focus group-focus-visible/row:outline-2',
        !plain && (mine ? 'bg-bubble-mine text-bubble-mine-ink selection:bg-bubble-mine-ink/30' : 'bg-bubble-theirs text-bubble-theirs-ink'),
        corners(row),
      )}
    >
      {/* The direction is that of the text, and the stamp stands at its end. */}
      <div dir="auto" className={clsx('relative break-words whitespace-pre-wrap', plain ? 'px-1 py-1.5' : pictures ? 'p-1' : 'px-3 py-1.5', plain && stamped && 'pb-6')}>
        <Content row={row} textId={textId} linkTabIndex={linkTabIndex} pictures={pictures} space={stamped && place === 'bubble'} />
        {stamped && <MessageStamp row={row} place={place} />}
      </div>
    </div>
  )
}

interface ContentProps {
  row: MessageRow
  textId: string
  linkTabIndex: number
  pictures: boolean
  /** Keeps room for the stamp. */
  space: boolean
}

function Content({ row, textId, linkTabIndex, pictures, space }: ContentProps) {
  const { message, mine } = row
  const { thread } = useWords()
  const { language } = useLanguage()
  const { usernames } = useRowDoing()
  const marks = useMarks(message.id)
  const inert = useInertLinks()
  if (message.deletedAt !== null) {
    return (
      <span id={textId} className="italic opacity-80">
        {thread.deleted}
        {space && <StampSpace row={row} />}
      </span>
    )
  }
  const mentioned = message.mentions.flatMap(id => usernames.get(id) ?? [])
  // Beside pictures, these are as wide as the bubble: what is written wraps at their edge.
  const apart = clsx('block', pictures && 'px-2')
  return (
    <>
      {message.forwarded && <span className={clsx(apart, pictures && 'pt-0.5')}><ForwardedMark mine={mine} /></span>}
      {message.replyTo && <span className={clsx('block', pictures && 'p-1 pb-0 [contain:inline-size]')}><Quote quoted={message.replyTo} mine={mine} tabbable={linkTabIndex === 0} /></span>}
      {message.attachments.length > 0 && (
        <div dir={directionOf(language)}>
          <Attachments message={message} mine={mine} tabIndex={linkTabIndex} />
        </div>
      )}
      {message.text ? (
        <span className={clsx(pictures && 'block px-2 pt-1 pb-0.5 [contain:inline-size]', !pictures && message.attachments.length > 0 && 'block pt-1')}>
          <MessageText id={textId} text={message.text} linkTabIndex={linkTabIndex} mentioned={mentioned} marks={marks} />
          {space && !message.preview && <StampSpace row={row} />}
        </span>
      ) : (
        <span className={clsx('block', space && !pictures && 'h-5 min-w-24')}>
          <span id={textId} className="sr-only">
            {attachmentWords(message.attachments, thread.attachments)}
          </span>
        </span>
      )}
      {message.preview && !inert && (
        <div dir={directionOf(language)} className={clsx(space && 'pb-4.5', pictures && 'px-1')}>
          <LinkCard preview={message.preview} tabIndex={linkTabIndex} />
        </div>
      )}
    </>
  )
}

function placeOf({ message }: MessageRow): StampPlace {
  if (message.deletedAt !== null) return 'bubble'
  if (!message.text) return message.attachments.length > 0 && message.attachments.every(({ kind }) => kind === 'image' || kind === 'video') ? 'picture' : 'bubble'
  const alone = message.attachments.length === 0 && !message.replyTo && !message.forwarded
  return alone && emojiClass(message.text) !== '' ? 'plain' : 'bubble'
}

/** Round, but tighter where the next or the previous bubble of the same group touches. */
function corners({ mine, first, last, message }: MessageRow): string {
  const joined = !last && message.reactions.length === 0
  return clsx(
    'rounded-bubble',
    mine ? !first && 'rounded-se-bubble-joint' : !first && 'rounded-ss-bubble-joint',
    mine ? joined && 'rounded-ee-bubble-joint' : joined && 'rounded-es-bubble-joint',
  )
}
