'use client'

import { Images, Play } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Photo } from '@/components/media/photo'
import { clock } from '@/components/media/file-size'
import { Skeleton } from '@/components/ui/skeleton'
import { mediaOf, type MediaItem } from '@/lib/client/use-conversation-media'
import { useSharedContent } from '@/lib/client/use-shared-content'
import { SharedFrame } from './shared-frame'
import { lazyPart } from '@/components/ui/lazy-part'

const MediaViewer = lazyPart(async () => ({ default: (await import('@/components/media/media-viewer')).MediaViewer }))

/** Every photo and video of a conversation, the newest first; each opens large among the others. */
export function SharedMedia({ conversationId }: { conversationId: string }) {
  const words = useWords().groups.shared
  const content = useSharedContent(conversationId, ['image', 'video'])
  const items = useMemo(() => content.messages.flatMap(message => mediaOf(message).toReversed()), [content.messages])
  const [opened, setOpened] = useState<string>()
  const grid = 'grid grid-cols-3 gap-1'
  return (
    <SharedFrame
      content={content}
      icon={Images}
      emptyTitle={words.noMedia}
      skeleton={
        <div className={grid}>
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} className="aspect-square w-full" />
          ))}
        </div>
      }
    >
      <ul className={grid}>
        {items.map(item => (
          <li key={item.attachment.id}>
            <MediaTile item={item} onOpen={() => setOpened(item.attachment.id)} />
          </li>
        ))}
      </ul>
      {opened && (
        <Suspense>
          {/* As in the thread: what comes next was said later. */}
          <MediaViewer items={items.toReversed()} start={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </SharedFrame>
  )
}

function MediaTile({ item: { attachment, sender, createdAt }, onOpen }: { item: MediaItem; onOpen: () => void }) {
  const words = useWords().groups.shared
  const locale = useLocale()
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(createdAt))
  const video = attachment.kind === 'video'
  return (
    <button
      type="button"
      aria-label={video ? words.videoBy(sender.name, date) : words.photoBy(sender.name, date)}
      onClick={onOpen}
      className="relative block aspect-square w-full overflow-hidden rounded-sm bg-sunken transition-[filter] hover:brightness-90"
    >
      {video ? (
        <span className="absolute inset-0 grid place-items-center bg-ink/80 text-surface">
          <Play aria-hidden="true" className="size-7 fill-current" />
        </span>
      ) : (
        <Photo photo={attachment} local={null} sizes="8rem" />
      )}
      {video && attachment.duration !== null && (
        <span className="absolute end-1 bottom-1 rounded-sm bg-ink px-1 text-xs text-surface tabular-nums">{clock(attachment.duration)}</span>
      )}
    </button>
  )
}
