/** How an image lies in the viewer: how large, and moved by how many pixels from the middle. */
export interface View {
  scale: number
  x: number
  y: number
}

export const atRest: View = { scale: 1, x: 0, y: 0 }
export const maxScale = 6
/** What a double click or the button leads to. */
export const closeUp = 2.5

export interface Point {
  x: number
  y: number
}

/** Enlarges by a factor around a point, which stays where it is; points are measured from the middle of the viewer. */
export function zoomAround({ scale, x, y }: View, factor: number, point: Point): View {
  const next = Math.min(maxScale, Math.max(1, scale * factor))
  if (next === 1) return atRest
  const grown = next / scale
  return { scale: next, x: point.x - (point.x - x) * grown, y: point.y - (point.y - y) * grown }
}

/** Moves, but not further than to the edge. `room` is the size of the viewer. */
export function moveBy({ scale, x, y }: View, dx: number, dy: number, room: { width: number; height: number }): View {
  const limit = (value: number, size: number) => Math.min(Math.max(value, (-size * (scale - 1)) / 2), (size * (scale - 1)) / 2)
  return { scale, x: limit(x + dx, room.width), y: limit(y + dy, room.height) }
}

/** What a finger meant that went so far, where nothing is enlarged. */
export function swipeOf(dx: number, dy: number): 'close' | 'left' | 'right' | null {
  if (dy > 90 && dy > Math.abs(dx) * 1.3) return 'close'
  if (Math.abs(dx) > 60 && Math.abs(dx) > Math.abs(dy) * 1.3) return dx < 0 ? 'left' : 'right'
  return null
}
