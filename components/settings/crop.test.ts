import { describe, expect, it } from 'vitest'
import { maxZoom, middle, moved, squareOf, within, zoomed } from './crop'

const wide = { width: 400, height: 200 }

describe('cropping a picture', () => {
  it('begins with the largest square in the middle', () => {
    expect(squareOf(wide, middle)).toEqual({ left: 100, top: 0, side: 200 })
  })

  it('moves with the pointer, as far as the picture goes', () => {
    expect(squareOf(wide, moved(wide, middle, 100, { x: 25, y: 10 }))).toEqual({ left: 50, top: 0, side: 200 })
    expect(squareOf(wide, moved(wide, middle, 100, { x: -1000, y: 0 })).left).toBe(200)
  })

  it('zooms around the middle, within its limits', () => {
    expect(squareOf(wide, zoomed(wide, middle, 2))).toEqual({ left: 150, top: 50, side: 100 })
    expect(zoomed(wide, middle, 100).zoom).toBe(maxZoom)
    expect(zoomed(wide, middle, 0).zoom).toBe(1)
  })

  it('never leaves a gap, also when it gets smaller at the edge', () => {
    const corner = moved(wide, zoomed(wide, middle, 4), 100, { x: 1000, y: 1000 })
    expect(squareOf(wide, corner)).toMatchObject({ left: 0, top: 0 })
    const { left, top, side } = squareOf(wide, zoomed(wide, corner, 1))
    expect([left, top, side]).toEqual([0, 0, 200])
    expect(within(wide, { zoom: 1, x: 9, y: -9 })).toEqual({ zoom: 1, x: 0.75, y: 0.5 })
  })
})
