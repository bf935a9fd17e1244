import { describe, expect, it } from 'vitest'
import { estimateAttachments, singleSize, tileClasses } from './grid-layout'

describe('photos in a bubble', () => {
  it('keep their shape where that is not extreme', () => {
    expect(singleSize({ width: 400, height: 300 }).ratio).toBeCloseTo(4 / 3)
    expect(singleSize({ width: 100, height: 1000 }).ratio).toBe(0.6)
    expect(singleSize({ width: 1000, height: 100 }).ratio).toBe(2.4)
    expect(singleSize({ width: null, height: null }).ratio).toBeCloseTo(16 / 9)
  })

  it('fill a square by two columns', () => {
    expect(tileClasses(2)).toHaveLength(2)
    expect(tileClasses(3)).toEqual(['row-span-2', '', ''])
    expect(tileClasses(9)).toHaveLength(4)
  })

  it('have a height before they are there', () => {
    const photo = { kind: 'image', width: 400, height: 300 } as const
    expect(estimateAttachments([])).toBe(0)
    expect(estimateAttachments([photo])).toBe(248)
    expect(estimateAttachments([photo, photo, photo])).toBe(328)
    expect(estimateAttachments([{ kind: 'file', width: null, height: null }])).toBe(64)
  })
})
