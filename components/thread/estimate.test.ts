import { expect, it } from 'vitest'
import { estimateHeight } from './estimate'
import type { MessageRow } from './rows'

function rowWith(text: string, last = false): MessageRow {
  return { kind: 'message', key: 'k', mine: true, first: true, last, stamped: last, message: { text, attachments: [], reactions: [] } as unknown as MessageRow['message'] }
}

it('a text is taken to be higher the longer it is, the more lines it has, and the narrower the log', () => {
  const line = estimateHeight(rowWith('hi'), 900)
  expect(estimateHeight(rowWith('hi\nyou'), 900)).toBeGreaterThan(line)
  expect(estimateHeight(rowWith('a'.repeat(200)), 900)).toBeGreaterThan(line)
  expect(estimateHeight(rowWith('a'.repeat(200)), 390)).toBeGreaterThan(estimateHeight(rowWith('a'.repeat(200)), 900))
  expect(estimateHeight(rowWith(''), 900)).toBe(line)
})
