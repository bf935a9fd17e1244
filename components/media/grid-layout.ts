import type { Attachment } from '@/lib/contract/views'

/** How many photos and videos of a message are seen; the last one tells how many there are besides. */
export const maxTiles = 4

type Sized = Pick<Attachment, 'width' | 'height'>

/** The shape of one photo on its own, in rem; what is very long or very wide is cut. */
export function singleSize({ width, height }: Sized): { width: number; ratio: number } {
  // What says nothing of its size is shown as films are.
  const ratio = Math.min(2.4, Math.max(0.6, width && height ? width / height : 16 / 9))
  return { width: Math.min(20, Math.max(10, 22 * ratio)), ratio }
}

/** Where each of several tiles stands, as classes of a grid of two columns and two rows. */
export function tileClasses(count: number): string[] {
  if (count === 2) return ['row-span-2', 'row-span-2']
  if (count === 3) return ['row-span-2', '', '']
  return ['', '', '', '']
}

/** The height of a message's attachments before they are drawn, in pixels: near enough for a scroll bar. */
export function estimateAttachments(attachments: readonly Pick<Attachment, 'kind' | 'width' | 'height'>[]): number {
  const seen = attachments.filter(({ kind }) => kind === 'image' || kind === 'video')
  const rest = attachments.length - seen.length
  const [only] = seen
  const single = only ? singleSize(only) : undefined
  const grid = seen.length === 1 && single ? (single.width / single.ratio) * 16 : seen.length > 1 ? gridHeight(seen.length) * 16 : 0
  return Math.round(grid) + (grid > 0 ? 8 : 0) + rest * 64
}

/** Of several tiles together, in rem. */
export function gridHeight(count: number): number {
  return count === 2 ? 12 : 20
}
