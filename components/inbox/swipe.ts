/** Which way a row is pulled, along the lines of the language: `end` is to the right where one reads to the right. */
export type Side = 'start' | 'end'

/** How far a finger goes before it is a swipe and no longer a tap, in pixels. */
export const slop = 10
/** How far a row must be pulled to act when it is let go, in pixels; never more than this share of it. */
const enough = 88
const enoughShare = 0.4

/** Whether a finger that moved so far swipes (true), scrolls (false), or has not decided yet. */
export function isSwipe(x: number, y: number): boolean | undefined {
  if (Math.max(Math.abs(x), Math.abs(y)) < slop) return undefined
  return Math.abs(x) > Math.abs(y)
}

/** Where a row stands that is pulled by `x` pixels: which side it goes to, how far, and whether that is enough to act. */
export function pulled(x: number, width: number, rightToLeft: boolean): { side: Side; offset: number; armed: boolean } {
  const threshold = Math.min(enough, width * enoughShare)
  const distance = Math.abs(x)
  // Beyond what is enough it follows with growing resistance, so that the end is felt.
  const offset = Math.sign(x) * (distance <= threshold ? distance : threshold + (distance - threshold) * 0.35)
  return { side: x > 0 === rightToLeft ? 'start' : 'end', offset, armed: distance >= threshold }
}
