'use client'

import { Download, Pause, Play } from 'lucide-react'
import { useRef } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { clock } from './file-size'
import { usePlayback } from './use-playback'
import { useSound } from './use-sound'
import { Waveform } from './waveform'

export interface AudioPlayerProps {
  /** What it is called among all sounds here. */
  id: string
  name: string
  source: string
  /** Bytes. */
  size: number
  /** Seconds, where they are known. */
  duration: number | null
  tabIndex?: number
  /** Where it is at the server. */
  url?: string | undefined
  /** It itself, where this browser has it; always the same function. */
  bytes?: () => Promise<Blob | undefined>
}

/** A voice message or another sound: play, seek, and how fast. */
export default function AudioPlayer({ id, name, source, size, duration, tabIndex = 0, url, bytes }: AudioPlayerProps) {
  const { media } = useWords()
  const { language } = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const sound = useSound(id, { bytes, url }, size, place)
  const playback = usePlayback(source, sound?.duration ?? duration)
  const started = playback.playing || playback.position > 0
  const rate = new Intl.NumberFormat(language).format(playback.speed)
  if (playback.failed) return <CannotPlay name={name} url={url} tabIndex={tabIndex} />
  return (
    <div ref={place} role="group" aria-label={name} className="flex h-12 w-64 max-w-full items-center gap-2.5">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={playback.playing ? media.pause : media.play}
        onClick={playback.toggle}
        className="grid size-10 shrink-0 place-items-center rounded-full bg-current/15 focus-visible:outline-current hover:bg-current/25"
      >
        {playback.playing ? <Pause aria-hidden="true" className="size-5 fill-current" /> : <Play aria-hidden="true" className="ms-0.5 size-5 fill-current rtl:ms-0 rtl:me-0.5" />}
      </button>
      <div className="min-w-0 flex-1">
        <div className="flex">
          <Waveform peaks={sound?.peaks} position={playback.position} duration={playback.duration} tabIndex={tabIndex} onSeek={playback.seek} />
        </div>
        <div dir="ltr" className="h-4 text-[0.6875rem] leading-4 tabular-nums opacity-90">
          {started ? `${clock(playback.position)} / ${clock(playback.duration)}` : playback.duration > 0 && clock(playback.duration)}
        </div>
      </div>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={media.speed(rate)}
        onClick={playback.faster}
        className="min-h-6 min-w-10 shrink-0 rounded-full bg-current/15 px-1.5 text-xs font-medium tabular-nums focus-visible:outline-current hover:bg-current/25 pointer-coarse:min-h-10"
      >
        <span dir="ltr">{rate}×</span>
      </button>
    </div>
  )
}

function CannotPlay({ name, url, tabIndex }: Pick<AudioPlayerProps, 'name' | 'url' | 'tabIndex'>) {
  const { media } = useWords()
  return (
    <div className="flex min-h-12 w-64 max-w-full items-center gap-2 text-sm whitespace-normal">
      <span className="min-w-0 flex-1">{media.cannotPlay}</span>
      {url && (
        <a href={url} download={name} tabIndex={tabIndex} aria-label={media.download} className="grid size-10 shrink-0 place-items-center rounded-full bg-current/15 hover:bg-current/25">
          <Download aria-hidden="true" className="size-5" />
        </a>
      )}
    </div>
  )
}
