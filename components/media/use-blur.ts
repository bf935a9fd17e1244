import { useEffect, useState } from 'react'
import { thumbHashToDataURL } from 'thumbhash'

const made = new Map<string, string | undefined>()

/**
 * A blurred picture of an image, from its few bytes in Base64; undefined for none, and until there was time to draw it.
 * Not drawn where it is not `wanted` any more, since the image itself is there.
 */
export function useBlur(thumbhash: string | null, wanted: boolean): string | undefined {
  const [blur, setBlur] = useState(() => (thumbhash === null ? undefined : made.get(thumbhash)))
  const toDraw = wanted && blur === undefined ? thumbhash : null
  useEffect(() => {
    if (toDraw === null) return
    // Each by itself: a thread of photos would be held up by all of them.
    const timer = setTimeout(() => setBlur(blurOf(toDraw)))
    return () => clearTimeout(timer)
  }, [toDraw])
  return wanted ? blur : undefined
}

function blurOf(thumbhash: string): string | undefined {
  if (!made.has(thumbhash)) made.set(thumbhash, decode(thumbhash))
  return made.get(thumbhash)
}

function decode(thumbhash: string): string | undefined {
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(thumbhash), letter => letter.charCodeAt(0)))
  } catch {
    return undefined
  }
}
