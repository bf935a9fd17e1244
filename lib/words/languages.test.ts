import { expect, test } from 'vitest'
import { directionOf, pickLanguage } from './languages'

test('what was chosen counts more than what the browser asks for', () => {
  expect(pickLanguage('ar', 'de,en;q=0.5')).toBe('ar')
})

test('of what the browser asks for, the first that Parley speaks', () => {
  expect(pickLanguage(undefined, 'fr-FR,de-AT;q=0.9,en;q=0.5')).toBe('de')
  expect(pickLanguage('xx', 'es')).toBe('es')
})

test('English where nothing fits', () => {
  expect(pickLanguage(undefined, null)).toBe('en')
  expect(pickLanguage('toString', 'fr')).toBe('en')
})

test('Arabic runs from right to left', () => {
  expect([directionOf('ar'), directionOf('de')]).toEqual(['rtl', 'ltr'])
})
