import type { Words } from '@/lib/words/words'
import type { Narrowed } from './narrowed'

/** The days of a search in words; undefined where none were chosen. */
export function dayRange({ since, until }: Narrowed, words: Words['inbox']['search'], language: string): string | undefined {
  if (since && until) return words.between(dayOf(since, language), dayOf(until, language))
  if (since) return words.sinceDate(dayOf(since, language))
  return until && words.untilDate(dayOf(until, language))
}

function dayOf(day: string, language: string): string {
  // At noon, so that no time zone makes it another day.
  const moment = new Date(`${day}T12:00:00`)
  return Number.isNaN(moment.getTime()) ? day : new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(moment)
}
