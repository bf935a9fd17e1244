import { expect, test } from 'vitest'
import { appearanceAttributes, readAppearance, usualAppearance, writeAppearance } from './appearance'

test('an appearance survives being written and read', () => {
  const appearance = { density: 'compact', textSize: 'larger', motion: 'reduced' } as const
  expect(readAppearance(writeAppearance(appearance))).toEqual(appearance)
  expect(readAppearance(writeAppearance(usualAppearance))).toEqual(usualAppearance)
})

test('what is missing or unknown is as usual', () => {
  expect(readAppearance(undefined)).toEqual(usualAppearance)
  expect(readAppearance('huge."><script>.compact')).toEqual({ ...usualAppearance, density: 'compact' })
})

test('only what differs from usual is on the page', () => {
  expect(appearanceAttributes({ ...usualAppearance, textSize: 'large' })).toEqual({ 'data-density': undefined, 'data-text': 'large', 'data-motion': undefined })
})
