import type { Attachment } from '@/lib/contract/views'

/** The longer sides of the sizes that the server keeps, in pixels. */
const sides = { small: 480, medium: 960, large: 1920 } as const

/** Where an image is to be had in which width, for `srcset`; nothing is larger than the original. */
export function pictureSources({ url, width, height }: Pick<Attachment, 'url' | 'width' | 'height'>): { src: string; srcSet: string | undefined } {
  if (!width || !height) return { src: `${url}?size=medium`, srcSet: undefined }
  const longer = Math.max(width, height)
  const candidates = Object.entries(sides).map(([size, side]) => ({ size, width: Math.round(width * Math.min(1, side / longer)) }))
  // Of sizes that are the same the smallest says it all.
  const distinct = candidates.filter((candidate, index) => candidates.findIndex(other => other.width === candidate.width) === index)
  return { src: `${url}?size=medium`, srcSet: distinct.map(candidate => `${url}?size=${candidate.size} ${candidate.width}w`).join(', ') }
}
