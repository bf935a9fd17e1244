import { expect, it } from 'vitest'
import { isQuiet } from './quiet-hours'

const at = (time: string) => new Date(`2026-07-01T${time}:00Z`)

it('quiet hours are from their beginning up to their end', () => {
  const siesta = { from: '13:00', to: '15:30', timeZone: 'UTC' }
  expect(['12:59', '13:00', '15:29', '15:30'].map(time => isQuiet(siesta, at(time)))).toEqual([false, true, true, false])
})

it('quiet hours go over midnight where they end earlier than they begin', () => {
  const night = { from: '22:00', to: '07:00', timeZone: 'UTC' }
  expect(['21:59', '22:00', '00:00', '06:59', '07:00'].map(time => isQuiet(night, at(time)))).toEqual([false, true, true, true, false])
})

it('quiet hours are by the clock of their place', () => {
  const night = { from: '22:00', to: '07:00', timeZone: 'Asia/Tokyo' }
  expect([isQuiet(night, at('13:00')), isQuiet(night, at('23:00'))]).toEqual([true, false])
})

it('nothing is quiet without quiet hours, or where they are empty', () => {
  expect(isQuiet(null, at('03:00'))).toBe(false)
  expect(isQuiet({ from: '03:00', to: '03:00', timeZone: 'UTC' }, at('03:00'))).toBe(false)
})
