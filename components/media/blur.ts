import { thumbHashToDataURL } from 'thumbhash'

const made = new Map<string, string | undefined>()

/** A blurred picture of an image, from its few bytes in Base64; undefined for none. */
export function blurOf(thumbhash: string | null): string | undefined {
  if (thumbhash === null) return undefined
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
