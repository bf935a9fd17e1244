'use client'

import { MicOff, Pause, Play, SendHorizontal, Square, Trash2, X } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { OutgoingFile } from '@/lib/client/outgoing-file'
import { useWords } from '@/components/language/language-provider'
import AudioPlayer from '@/components/media/audio-player'
import { clock } from '@/components/media/file-size'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import { useRecording } from './use-recording'

export interface VoiceRecorderProps {
  onSend: (file: OutgoingFile, bytes: Blob) => void
  /** It was discarded, or could not begin. */
  onDone: () => void
}

/** In the field's place: says something aloud, listens to it, and sends it. Loaded when it is wanted. */
export default function VoiceRecorder({ onSend, onDone }: VoiceRecorderProps) {
  const { composer } = useWords()
  const words = composer.voice
  const { kind, problem, elapsed, levels, bytes, pause, resume, stop } = useRecording()
  const first = useRef<HTMLButtonElement>(null)
  const broken = kind === 'problem'
  // Again where the recorder gives way to what went wrong.
  useEffect(() => first.current?.focus(), [broken])

  async function send(): Promise<void> {
    const recorded = bytes ?? (await stop())
    if (recorded && recorded.size > 0) onSend(voiceFile(recorded, elapsed), recorded)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onDone()
  }

  if (broken) {
    return (
      <div role="group" aria-label={words.record} className="flex min-h-11.5 items-center gap-2.5 rounded-[1.375rem] border border-line-strong/50 bg-raised py-1 ps-4 pe-0.5 shadow-sm" onKeyDown={onKeyDown}>
        <MicOff aria-hidden="true" className="size-5 shrink-0 text-danger" />
        <p role="alert" className="min-w-0 flex-1 text-sm">
          {words[problem ?? 'failed']}
        </p>
        <IconButton ref={first} label={words.discard} tooltip={false} onClick={onDone}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    )
  }
  return (
    <div role="group" aria-label={words.recording} onKeyDown={onKeyDown} className="flex min-h-11.5 items-center gap-1 rounded-[1.375rem] border border-line-strong/50 bg-raised p-0.5 shadow-sm">
      <IconButton ref={first} label={words.discard} tooltip={false} onClick={onDone}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {kind === 'done' && bytes ? <Preview bytes={bytes} elapsed={elapsed} /> : <Live kind={kind} elapsed={elapsed} levels={levels} />}
      {kind === 'recording' && (
        <IconButton label={words.pause} tooltip={false} onClick={pause}>
          <Pause aria-hidden="true" />
        </IconButton>
      )}
      {kind === 'paused' && (
        <IconButton label={words.resume} tooltip={false} onClick={resume}>
          <Play aria-hidden="true" />
        </IconButton>
      )}
      {(kind === 'recording' || kind === 'paused') && (
        <IconButton label={words.stop} tooltip={false} onClick={() => void stop()}>
          <Square aria-hidden="true" className="size-4! fill-current" />
        </IconButton>
      )}
      <IconButton label={composer.send} look="primary" tooltip={false} disabled={kind === 'starting'} onClick={() => void send()}>
        <SendHorizontal aria-hidden="true" className="rtl:-scale-x-100" />
      </IconButton>
    </div>
  )
}

function Live({ kind, elapsed, levels }: { kind: 'starting' | 'recording' | 'paused' | 'done'; elapsed: number; levels: number[] }) {
  const { composer } = useWords()
  const words = composer.voice
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2.5 px-1">
      <p role="status" className="sr-only">
        {kind === 'starting' ? words.starting : kind === 'paused' ? words.paused : words.recording}
      </p>
      {kind === 'starting' ? <Spinner className="text-muted" /> : <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full bg-danger ${kind === 'recording' ? 'motion-safe:animate-shimmer' : 'opacity-40'}`} />}
      <span role="timer" className="min-w-10 tabular-nums">{clock(elapsed)}</span>
      <span aria-hidden="true" dir="ltr" className="flex h-7 min-w-0 flex-1 items-center justify-end gap-[3px] overflow-hidden">
        {levels.map((level, index) => (
          // Each moment keeps its place from the end.
          <span key={index} className="w-[3px] shrink-0 rounded-full bg-accent" style={{ height: `${Math.max(10, Math.round(level * 100))}%` }} />
        ))}
      </span>
    </div>
  )
}

function Preview({ bytes, elapsed }: { bytes: Blob; elapsed: number }) {
  const { media } = useWords()
  const [source, setSource] = useState('')
  const itself = useCallback(() => Promise.resolve(bytes), [bytes])
  useEffect(() => {
    const url = URL.createObjectURL(bytes)
    setSource(url)
    return () => URL.revokeObjectURL(url)
  }, [bytes])
  return (
    <div className="flex min-w-0 flex-1 justify-center">
      {source && <AudioPlayer key={source} id={source} name={media.voiceMessage} source={source} size={bytes.size} duration={elapsed} bytes={itself} />}
    </div>
  )
}

/** A recording as a file. Its name says what it is, also to those who get it. */
function voiceFile(bytes: Blob, seconds: number): OutgoingFile {
  const ending = bytes.type === 'audio/mp4' ? 'm4a' : bytes.type === 'audio/ogg' ? 'ogg' : 'webm'
  return {
    id: newId(),
    kind: 'audio',
    contentType: bytes.type,
    name: `voice-message.${ending}`,
    size: bytes.size,
    width: null,
    height: null,
    duration: seconds,
  }
}
