'use client'

import { type RefObject, useEffect, useState } from 'react'
import { peaksOf } from './peaks'

/** What a sound looks like, and how long it is in seconds. */
export interface Sound {
  peaks: number[]
  duration: number
}

/** Larger files are music rather than speech, and cost too much to unpack for a picture of them. */
const maxBytes = 8 * 1024 * 1024

/** Whence a sound comes: from this browser, or else from an address at the server. */
export interface SoundSource {
  bytes: (() => Promise<Blob | undefined>) | undefined
  url: string | undefined
}

const heard = new Map<string, Promise<Sound | null>>()

/** Unpacks a sound once, when its player comes into view; undefined until then, null where the browser cannot. */
export function useSound(key: string, { bytes, url }: SoundSource, size: number, place: RefObject<Element | null>): Sound | null | undefined {
  const [sound, setSound] = useState<{ key: string; value: Sound | null }>()
  useEffect(() => {
    const element = place.current
    if (!element || size > maxBytes || (!bytes && !url)) return
    let left = false
    const observer = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      observer.disconnect()
      const known = heard.get(key) ?? unpack({ bytes, url })
      heard.set(key, known)
      void known.then(value => {
        if (value === null) heard.delete(key)
        if (!left) setSound({ key, value })
      })
    })
    observer.observe(element)
    return () => {
      left = true
      observer.disconnect()
    }
  }, [key, bytes, url, size, place])
  return sound?.key === key ? sound.value : undefined
}

async function unpack({ bytes, url }: SoundSource): Promise<Sound | null> {
  try {
    const packed = await ((await bytes?.())?.arrayBuffer() ?? (url ? fetched(url) : undefined))
    if (!packed) return null
    // Offline: one that plays would need a gesture first.
    const buffer = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(packed)
    return { peaks: peaksOf(buffer.getChannelData(0)), duration: buffer.duration }
  } catch {
    return null
  }
}

async function fetched(url: string): Promise<ArrayBuffer | undefined> {
  const answer = await fetch(url)
  return answer.ok ? answer.arrayBuffer() : undefined
}
