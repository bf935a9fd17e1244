export type Side = 'top' | 'right' | 'bottom' | 'left'

type Box = { x: number; y: number; width: number; height: number }
type Size = { width: number; height: number }

/** Between the two, and to the edge of the screen, in pixels. */
const gap = 6
const margin = 8

const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const

/** Where something small stands beside what it is about: at the side that was asked for where there is room, and always on the screen. */
export function placeBeside(about: Box, size: Size, side: Side, screen: Size): { x: number; y: number } {
  const asked = placeAt(about, size, side)
  const { x, y } = fits(asked, size, side, screen) ? asked : placeAt(about, size, opposite[side])
  return { x: within(x, screen.width - size.width), y: within(y, screen.height - size.height) }
}

function placeAt({ x, y, width, height }: Box, size: Size, side: Side): { x: number; y: number } {
  const centre = { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2 }
  switch (side) {
    case 'top': return { ...centre, y: y - gap - size.height }
    case 'bottom': return { ...centre, y: y + height + gap }
    case 'left': return { ...centre, x: x - gap - size.width }
    case 'right': return { ...centre, x: x + width + gap }
  }
}

function fits({ x, y }: { x: number; y: number }, size: Size, side: Side, screen: Size): boolean {
  return side === 'top' || side === 'bottom'
    ? y >= margin && y + size.height <= screen.height - margin
    : x >= margin && x + size.width <= screen.width - margin
}

function within(value: number, most: number): number {
  return Math.round(Math.max(margin, Math.min(value, most - margin)))
}
