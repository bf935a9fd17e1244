import { expect, test } from 'vitest'
import { en } from '@/lib/words/en'
import { suspensionText } from './suspension'

const text = (detail: string) => suspensionText(detail, en.auth, 'en')

test('a suspension says until when, why, and what can be done', () => {
  const detail = 'This account is suspended until 2026-12-01T12:00:00.000Z: Spam in: many rooms\nWrite to help@example.org.'
  expect(text(detail)).toMatch(/^Your account is suspended until December 1, 2026 at .+\.\nReason: Spam in: many rooms\nWrite to help@example\.org\.$/)
})

test('one without end or reason says so much less', () => {
  expect(text('This account is suspended\nAsk us.')).toBe('Your account is suspended.\nAsk us.')
})

test('what is put otherwise is shown as it came', () => {
  expect(text('Come back later.')).toBe('Come back later.')
})
