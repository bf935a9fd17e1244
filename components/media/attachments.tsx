'use client'

import { clsx } from 'clsx'
import { EyeOff } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import type { OutgoingFile } from '@/lib/client/outgoing-file'
import { useLocalBytes, useLocalFile } from '@/lib/client/use-uploads'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Attachment } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useInertLinks } from '@/components/thread/inert-links'
import { type GridItem, PhotoGrid } from './photo-grid'
import { UploadControls } from './upload-overlay'
import { lazyPart } from '@/components/ui/lazy-part'

const FileCard = lazyPart(async () => ({ default: (await import('./file-card')).FileCard }))
const AudioPlayer = lazyPart(() => import('./audio-player'))
const MessageViewer = lazyPart(() => import('./message-viewer'))

/** How recordings are called that are made here. */
const voicePrefix = 'voice-message'

export interface AttachmentsProps {
  message: ThreadMessage
  mine: boolean
  /** Of what can be pressed in them, where only one row at a time is in the tab order. */
  tabIndex?: number
}

/** The files of a message, in its bubble: photos and films together, then sounds and files; on their way with how far they are. */
export function Attachments({ message, mine, tabIndex = 0 }: AttachmentsProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const hidden = useInertLinks()
  const items = message.attachments.map((attachment, index): GridItem => ({ attachment, outgoing: message.files?.[index] }))
  const seen = items.filter(({ attachment }) => isSeen(attachment))
  const rest = items.filter(({ attachment }) => !isSeen(attachment))
  if (items.length === 0) return null
  // Nothing of people whom one has not let in is shown.
  if (hidden && !mine) return <Hidden count={items.length} />
  return (
    <div ref={place} data-attachments className={clsx('flex max-w-full flex-col gap-1 whitespace-normal', mine ? 'items-end' : 'items-start')}>
      {seen.length > 0 && <PhotoGrid items={seen} clientId={message.clientId} tabIndex={tabIndex} onOpen={setOpened} />}
      {rest.map((item, index) =>
        item.attachment.kind === 'file' ? (
          <Suspense key={index} fallback={<div className="h-14 w-72 max-w-full rounded-lg bg-current/8" />}>
            <FileCard file={item.attachment} outgoing={item.outgoing} clientId={message.clientId} tabIndex={tabIndex} />
          </Suspense>
        ) : (
          <Sound key={index} {...item} clientId={message.clientId} tabIndex={tabIndex} />
        ),
      )}
      {opened !== null && (
        <Suspense>
          <MessageViewer message={message} start={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </div>
  )
}

/** Some browsers record sound into a container of film; what it is called tells. */
function isSeen({ kind, name }: Attachment): boolean {
  return kind === 'image' || (kind === 'video' && !name.startsWith(voicePrefix))
}

function Sound({ attachment, outgoing, clientId, tabIndex }: { attachment: Attachment; outgoing: OutgoingFile | undefined; clientId: string | null; tabIndex: number }) {
  const { media } = useWords()
  const local = useLocalFile(outgoing?.id ?? attachment.id, outgoing !== undefined)
  const bytes = useLocalBytes(outgoing?.id ?? attachment.id)
  const name = attachment.name.startsWith(voicePrefix) ? media.voiceMessage : attachment.name
  // Once it plays from somewhere, it goes on from there; and what was unpacked once is the same sound when it has been sent.
  const [source] = useState(local ?? attachment.url)
  const [id] = useState(outgoing?.id ?? attachment.id)
  const from = source === '' ? (local ?? attachment.url) : source
  return (
    <div className="flex max-w-full items-center gap-1 py-0.5">
      <Suspense fallback={<div className="h-12 w-64 max-w-full" />}>
        <AudioPlayer id={id} name={name} source={from} size={attachment.size} duration={attachment.duration} tabIndex={tabIndex} url={attachment.url || undefined} bytes={bytes} />
      </Suspense>
      {outgoing && !outgoing.upload && clientId && <UploadControls file={outgoing} clientId={clientId} />}
    </div>
  )
}

function Hidden({ count }: { count: number }) {
  const { media } = useWords()
  return (
    <div className="flex min-h-12 items-center gap-2 rounded-lg bg-current/8 px-3 text-sm whitespace-normal">
      <EyeOff aria-hidden="true" className="size-4 shrink-0" />
      {media.hidden(count)}
    </div>
  )
}
