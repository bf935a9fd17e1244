'use client'

import { useEffect, useRef, useState } from 'react'
import { playAlone } from './one-at-a-time'

export const speeds = [1, 1.5, 2] as const
let speed: (typeof speeds)[number] = 1

export interface Playback {
  playing: boolean
  failed: boolean
  /** Seconds. */
  position: number
  duration: number
  speed: number
  toggle(): void
  seek(position: number): void
  /** The next speed, for everything that is played from now on. */
  faster(): void
}

/** Plays a sound. Nothing is fetched before it is played. `known`: its length where that is known; recordings often do not say. */
export function usePlayback(source: string, known: number | null): Playback {
  const element = useRef<HTMLAudioElement | null>(null)
  const [state, setState] = useState({ playing: false, failed: false, position: 0, duration: 0, speed: speed as number })
  const duration = known ?? state.duration
  const change = (part: Partial<typeof state>) => setState(before => ({ ...before, ...part }))

  useEffect(
    () => () => {
      element.current?.pause()
      element.current?.removeAttribute('src')
      element.current = null
    },
    [source],
  )

  function audio(): HTMLAudioElement {
    if (element.current) return element.current
    const made = new Audio(source)
    made.preload = 'auto'
    made.addEventListener('timeupdate', () => change({ position: made.currentTime }))
    made.addEventListener('durationchange', () => Number.isFinite(made.duration) && change({ duration: made.duration }))
    made.addEventListener('play', () => {
      playAlone(made)
      change({ playing: true })
    })
    made.addEventListener('pause', () => change({ playing: false }))
    made.addEventListener('ended', () => change({ playing: false, position: 0 }))
    made.addEventListener('error', () => made.hasAttribute('src') && change({ playing: false, failed: true }))
    element.current = made
    return made
  }

  return {
    ...state,
    duration,
    toggle() {
      const player = audio()
      if (!player.paused) return player.pause()
      player.playbackRate = speed
      change({ speed })
      if (player.ended || player.currentTime >= (duration || Infinity)) player.currentTime = 0
      player.play().catch(() => player.error && change({ failed: true }))
    },
    seek(position) {
      const wanted = Math.min(Math.max(0, position), duration || position)
      audio().currentTime = wanted
      change({ position: wanted })
    },
    faster() {
      speed = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
      if (element.current) element.current.playbackRate = speed
      change({ speed })
    },
  }
}
