'use client'

import { clsx } from 'clsx'
import { ConversationAvatar } from '@/components/inbox/conversation-avatar'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { gridHeight, singleSize } from '@/components/media/grid-layout'
import { Skeleton } from '@/components/ui/skeleton'
import type { Opening } from '@/lib/contract/opening'
import type { Attachment, Conversation, Message } from '@/lib/contract/views'
import { BackToInbox } from './back-to-inbox'
import { emojiClass } from './message-text'
import { counterpartOf } from './people'
import { groupGap } from './rows'
import { MessagesSkeleton } from './thread-skeleton'

/** More than any screen shows. */
const most = 20

/** A thread in the page's HTML: its end can be read before anything runs. What depends on the clock here comes with the thread itself. */
export function ThreadOpening({ thread: { conversation, page }, meId }: { thread: NonNullable<Opening['thread']>; meId: string }) {
  const { thread } = useWords()
  const { language } = useLanguage()
  const { name } = counterpartOf(conversation, meId, language)
  const { messages, atEnd } = shownOf(conversation, page.items, meId)
  return (
    <>
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b ps-2 pe-2 pt-[env(safe-area-inset-top)] wide:ps-3 wide:pe-3">
        <BackToInbox />
        <div className="flex min-w-0 flex-1 items-center gap-3 px-1 py-1 wide:px-2">
          <ConversationAvatar conversation={conversation} meId={meId} size="md" />
          <div className="min-w-0 flex-1">
            <h1 dir="auto" className="truncate font-semibold">
              {name}
            </h1>
            <p className="text-sm">&nbsp;</p>
          </div>
        </div>
      </header>
      <div aria-busy="true" className={clsx('flex min-h-0 flex-1 flex-col overflow-hidden', atEnd ? 'justify-end' : 'pt-16')}>
        <span role="status" className="sr-only">{thread.loading}</span>
        {messages.length > 0 ? <Messages messages={messages} meId={meId} inGroup={conversation.kind === 'group'} /> : <MessagesSkeleton />}
      </div>
      <div className="px-3 pt-1 pb-3 wide:px-5 wide:pb-4">
        <Skeleton className="h-[2.875rem] rounded-[1.375rem]!" />
      </div>
    </>
  )
}

/** Where a thread opens: at its end or, with more unread messages than a screen shows, where these begin. Nothing where that is still to be looked for. */
function shownOf({ state, unreadCount, members }: Conversation, items: Message[], meId: string): { messages: Message[]; atEnd: boolean } {
  if (state !== 'active') return { messages: [], atEnd: true }
  const readSeq = members.find(({ user }) => user.id === meId)?.readSeq ?? 0
  const first = unreadCount === 0 ? items.length : items.findIndex(({ seq, sender, kind }) => seq > readSeq && sender.id !== meId && kind !== 'system')
  if (first <= 0) return { messages: [], atEnd: true }
  return items.length - first < most / 2 ? { messages: items.slice(-most), atEnd: true } : { messages: items.slice(first, first + most), atEnd: false }
}

function Messages({ messages, meId, inGroup }: { messages: Message[]; meId: string; inGroup: boolean }) {
  return messages.map((message, index) => {
    const mine = message.sender.id === meId
    const last = !continues(message, messages[index + 1])
    return (
      message.kind !== 'system' && (
        <div key={message.id} className={clsx('flex shrink-0 gap-2 px-3 wide:px-5', mine && 'justify-end', last ? 'pb-2.5' : 'pb-0.5')}>
          {inGroup && !mine && <span className="w-8" />}
          <Bubble message={message} mine={mine} stamped={last} />
        </div>
      )
    )
  })
}

function continues(message: Message, next: Message | undefined): boolean {
  return next !== undefined && next.kind !== 'system' && next.sender.id === message.sender.id && Date.parse(next.createdAt) - Date.parse(message.createdAt) <= groupGap
}

function Bubble({ message: { text, attachments, deletedAt }, mine, stamped }: { message: Message; mine: boolean; stamped: boolean }) {
  const { thread } = useWords()
  const large = attachments.length === 0 ? emojiClass(text) : ''
  const pictures = attachments.filter(({ kind }) => kind === 'image' || kind === 'video')
  const words = deletedAt === null ? text : thread.deleted
  return (
    <div className={clsx('w-fit max-w-[min(85%,36rem)] min-w-0 rounded-bubble', large === '' && (mine ? 'bg-bubble-mine text-bubble-mine-ink' : 'bg-bubble-theirs text-bubble-theirs-ink'))}>
      <div dir="auto" className={clsx('break-words whitespace-pre-wrap', large ? 'px-1 py-1.5' : pictures.length > 0 ? 'p-1' : 'px-3 py-1.5', large && stamped && 'pb-6')}>
        {pictures.length > 0 && <Pictures pictures={pictures} />}
        {attachments.length > pictures.length && <span className="block h-12 w-64 max-w-full" />}
        {words !== '' && (
          <span className={clsx(large, deletedAt !== null && 'italic opacity-80', pictures.length > 0 && 'block px-2 pt-1 pb-0.5 [contain:inline-size]')}>
            {words}
            {/* As wide as the time, and the tick, that will stand there. */}
            {stamped && !large && <span className={clsx('inline-block h-4', mine ? 'w-15' : 'w-10')} />}
          </span>
        )}
      </div>
    </div>
  )
}

/** The place of the pictures, with the one that stands alone in it: a small size, which no script has to wait for. */
function Pictures({ pictures }: { pictures: Attachment[] }) {
  const { media } = useWords()
  const [only] = pictures
  const { width, ratio } = pictures.length === 1 && only ? singleSize(only) : { width: 20, ratio: 20 / gridHeight(pictures.length) }
  return (
    <span className="block max-w-full overflow-hidden rounded-lg bg-sunken" style={{ width: `${width}rem`, aspectRatio: ratio }}>
      {pictures.length === 1 && only?.kind === 'image' && only.url !== '' && <img src={`${only.url}?size=small`} alt={media.photoNamed(only.name)} className="size-full object-cover" />}
    </span>
  )
}
