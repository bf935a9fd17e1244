'use client'

import { clsx } from 'clsx'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { clock } from './file-size'
import { barCount } from './peaks'

export interface WaveformProps {
  peaks: number[] | undefined
  /** Seconds. */
  position: number
  duration: number
  tabIndex?: number | undefined
  onSeek: (position: number) => void
}

const flat = Array.from({ length: barCount }, () => 0)

/** How loud a sound is along its length, and where one is in it: a slider by pointer and keys. Time goes from left to right in every language. */
export function Waveform({ peaks = flat, position, duration, tabIndex = 0, onSeek }: WaveformProps) {
  const { media } = useWords()
  const track = useRef<HTMLDivElement>(null)
  const part = duration > 0 ? Math.min(1, position / duration) : 0

  function seekTo({ clientX }: PointerEvent): void {
    const box = track.current?.getBoundingClientRect()
    if (box && duration > 0) onSeek(((clientX - box.left) / box.width) * duration)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const target = keyTarget(event.key, position, duration)
    if (target === undefined) return
    event.preventDefault()
    // The arrows lead from message to message elsewhere.
    event.stopPropagation()
    onSeek(target)
  }

  return (
    <div
      ref={track}
      dir="ltr"
      role="slider"
      tabIndex={tabIndex}
      aria-label={media.position}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(position)}
      aria-valuetext={media.positionOf(clock(position), clock(duration))}
      onKeyDown={onKeyDown}
      // A row can be swiped; this is not meant by it.
      onTouchStart={event => event.stopPropagation()}
      onPointerDown={event => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        seekTo(event)
      }}
      onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && seekTo(event)}
      className="flex h-8 min-w-0 flex-1 cursor-pointer touch-none items-center gap-px rounded-sm focus-visible:outline-current"
    >
      {peaks.map((peak, index) => (
        <span
          key={index}
          className={clsx('min-w-px flex-1 rounded-full bg-current forced-colors:bg-[CanvasText]', (index + 0.5) / peaks.length <= part ? 'opacity-100' : 'opacity-40')}
          style={{ height: `${Math.max(12, Math.round(peak * 100))}%` }}
        />
      ))}
    </div>
  )
}

function keyTarget(key: string, position: number, duration: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(duration, position + 5)
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, position - 5)
    case 'PageUp':
      return Math.min(duration, position + 30)
    case 'PageDown':
      return Math.max(0, position - 30)
    case 'Home':
      return 0
    case 'End':
      return duration
    default:
      return undefined
  }
}
