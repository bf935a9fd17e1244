import { expect, it } from 'vitest'
import { clock, fileSize } from './file-size'

it('a size is said in the unit that fits', () => {
  expect(fileSize(0, 'en')).toBe('0 kB')
  expect(fileSize(5, 'en')).toBe('0.1 kB')
  expect(fileSize(1536, 'en')).toBe('1.5 kB')
  expect(fileSize(10 * 1024 * 1024, 'en')).toBe('10 MB')
  expect(fileSize(1.25 * 1024 * 1024, 'de')).toBe('1,3 MB')
})

it('a length is said as clocks do', () => {
  expect(clock(0)).toBe('0:00')
  expect(clock(65.4)).toBe('1:05')
  expect(clock(3605)).toBe('1:00:05')
  expect(clock(Number.POSITIVE_INFINITY)).toBe('0:00')
})
