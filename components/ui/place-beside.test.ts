import { describe, expect, test } from 'vitest'
import { placeBeside } from './place-beside'

const screen = { width: 400, height: 300 }
const size = { width: 100, height: 20 }

describe('What is small stands beside what it is about', () => {
  test('In the middle of the side that was asked for', () => {
    const about = { x: 180, y: 100, width: 40, height: 40 }
    expect(placeBeside(about, size, 'bottom', screen)).toEqual({ x: 150, y: 146 })
    expect(placeBeside(about, size, 'top', screen)).toEqual({ x: 150, y: 74 })
    expect(placeBeside(about, size, 'left', screen)).toEqual({ x: 74, y: 110 })
    expect(placeBeside(about, size, 'right', screen)).toEqual({ x: 226, y: 110 })
  })

  test('At the other side where there is no room', () => {
    expect(placeBeside({ x: 180, y: 250, width: 40, height: 40 }, size, 'bottom', screen)).toEqual({ x: 150, y: 224 })
    expect(placeBeside({ x: 10, y: 100, width: 40, height: 40 }, size, 'left', screen)).toEqual({ x: 56, y: 110 })
  })

  test('Never beyond the edge of the screen', () => {
    expect(placeBeside({ x: 0, y: 100, width: 40, height: 40 }, size, 'bottom', screen).x).toBe(8)
    expect(placeBeside({ x: 360, y: 100, width: 40, height: 40 }, size, 'bottom', screen).x).toBe(292)
  })
})
