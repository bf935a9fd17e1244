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

const heard = new Map<string, Promise<Sound | null>>()

/** Unpacks a sound once, when its player comes into view; undefined until then, null where the browser cannot. */
export function useSound(key: string, source: string, size: number, place: RefObject<Element | null>): Sound | null | undefined {
  const [sound, setSound] = useState<{ key: string; value: Sound | null }>()
  useEffect(() => {
    const element = place.current
    if (!element || size > maxBytes || source === '') return
    let left = false
    const observer = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      observer.disconnect()
      const known = heard.get(key) ?? unpack(source)
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
  }, [key, source, size, place])
  return sound?.key === key ? sound.value : undefined
}

async function unpack(source: string): Promise<Sound | null> {
  try {
    const answer = await fetch(source)
    if (!answer.ok) return null
    // Offline: one that plays would need a gesture first.
    const buffer = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(await answer.arrayBuffer())
    return { peaks: peaksOf(buffer.getChannelData(0)), duration: buffer.duration }
  } catch {
    return null
  }
}
