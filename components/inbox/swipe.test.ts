import { describe, expect, it } from 'vitest'
import { isSwipe, pulled } from './swipe'

describe('a finger on a row', () => {
  it('swipes or scrolls, by where it goes first', () => {
    expect([isSwipe(3, 4), isSwipe(14, 4), isSwipe(-14, 4), isSwipe(4, 14)]).toEqual([undefined, true, true, false])
  })

  it('pulls to the end or the start of the line, whichever way one reads', () => {
    expect([pulled(20, 390, false).side, pulled(-20, 390, false).side, pulled(20, 390, true).side, pulled(-20, 390, true).side]).toEqual(['end', 'start', 'start', 'end'])
  })

  it('acts only when pulled far enough, also on a narrow row', () => {
    expect([pulled(60, 390, false).armed, pulled(100, 390, false).armed, pulled(60, 140, false).armed]).toEqual([false, true, true])
  })

  it('takes the row along, and resists in the end', () => {
    expect(pulled(40, 390, false).offset).toBe(40)
    expect(pulled(200, 390, false).offset).toBeLessThan(140)
    expect(pulled(-200, 390, false).offset).toBeGreaterThan(-140)
  })
})
