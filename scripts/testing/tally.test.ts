import { expect, test } from 'vitest'
import { closingLine, sumTallies, tallyPlaywright, tallyVitest } from './tally'

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, numFailedTestSuites: 0, success: true }
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }

test('passed and skipped tests are summed over the runners', () => {
  expect(closingLine(sumTallies([tallyVitest(vitest), tallyPlaywright(playwright)]))).toBe('8 passed, 0 failed, 2 skipped')
})

test('a test file that cannot be loaded is a failure', () => {
  expect(tallyVitest({ ...vitest, numFailedTestSuites: 2, success: false }).failed).toBe(2)
})

test('a run that ends badly without a failed test is a failure', () => {
  expect(tallyVitest({ ...vitest, success: false }).failed).toBe(1)
})

test('flaky stories and errors outside stories are failures', () => {
  expect(tallyPlaywright({ stats: { ...playwright.stats, flaky: 1, unexpected: 1 }, errors: [{}] }).failed).toBe(3)
})

test('nothing skipped is not spoken of', () => {
  expect(closingLine({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed')
})
