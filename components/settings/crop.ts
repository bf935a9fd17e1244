/** A picture under a square window: `zoom` 1 is the smallest at which it fills the window; `x` and `y` say what is in the middle, in shares of the picture. */
export interface Crop {
  zoom: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export const maxZoom = 4

export const middle: Crop = { zoom: 1, x: 0.5, y: 0.5 }

/** The square of the picture that is in the window, in the picture's own pixels. */
export function squareOf({ width, height }: Size, { zoom, x, y }: Crop): { left: number; top: number; side: number } {
  const side = Math.min(width, height) / zoom
  return { left: x * width - side / 2, top: y * height - side / 2, side }
}

/** The same, or the nearest that leaves no gap in the window. */
export function within(size: Size, { zoom, x, y }: Crop): Crop {
  const fit = Math.min(maxZoom, Math.max(1, zoom))
  const side = Math.min(size.width, size.height) / fit
  return { zoom: fit, x: between(x, side / 2 / size.width), y: between(y, side / 2 / size.height) }
}

/** After the picture was moved by so many pixels of a window `edge` wide. */
export function moved(size: Size, crop: Crop, edge: number, by: { x: number; y: number }): Crop {
  const scale = squareOf(size, crop).side / edge
  return within(size, { ...crop, x: crop.x - (by.x * scale) / size.width, y: crop.y - (by.y * scale) / size.height })
}

/** What was in the middle stays there. */
export function zoomed(size: Size, crop: Crop, zoom: number): Crop {
  return within(size, { ...crop, zoom })
}

function between(value: number, margin: number): number {
  return Math.min(1 - margin, Math.max(margin, value))
}
