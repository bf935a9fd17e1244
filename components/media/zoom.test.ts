import { describe, expect, it } from 'vitest'
import { atRest, maxScale, moveBy, swipeOf, zoomAround } from './zoom'

describe('an image in the viewer', () => {
  it('is enlarged around the point that is looked at', () => {
    expect(zoomAround(atRest, 2, { x: 100, y: -50 })).toEqual({ scale: 2, x: -100, y: 50 })
    expect(zoomAround({ scale: 2, x: -100, y: 50 }, 0.5, { x: 100, y: -50 })).toEqual(atRest)
    expect(zoomAround(atRest, 100, { x: 0, y: 0 }).scale).toBe(maxScale)
  })

  it('moves as far as its edge', () => {
    expect(moveBy({ scale: 2, x: 0, y: 0 }, 1000, -10, { width: 400, height: 300 })).toEqual({ scale: 2, x: 200, y: -10 })
  })

  it('is left by a swipe down, and turned by one aside', () => {
    expect(swipeOf(10, 120)).toBe('close')
    expect(swipeOf(-80, 10)).toBe('left')
    expect(swipeOf(80, 10)).toBe('right')
    expect(swipeOf(20, 20)).toBeNull()
    expect(swipeOf(0, -200)).toBeNull()
  })
})
