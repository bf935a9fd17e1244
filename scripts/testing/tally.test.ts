import { expect, test } from 'vitest'
import { closingLine, sumTallies, tallyPlaywright, tallyPrinted, tallyVitest } from './tally'

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

test('what Jasmine and Mocha print is counted, also in color', () => {
  const green = '\u001B[32m'
  expect(tallyPrinted(`Executed 84 of 84 specs${green} SUCCESS\u001B[39m in 12 secs.`, 84)).toEqual({ passed: 84, failed: 0, skipped: 0 })
  expect(tallyPrinted('Executed 84 of 84 specs (2 FAILED) in 12 secs.', 84)).toEqual({ passed: 82, failed: 2, skipped: 0 })
  expect(tallyPrinted(`  ${green}7 passing\u001B[39m (2s)`, 7)).toEqual({ passed: 7, failed: 0, skipped: 0 })
  expect(tallyPrinted('  5 passing (2s)\n  2 failing', 7)).toEqual({ passed: 5, failed: 2, skipped: 0 })
})

test('a suite that broke off, or is smaller than it was, has failures', () => {
  expect(tallyPrinted('', 84)).toEqual({ passed: 0, failed: 84, skipped: 0 })
  expect(tallyPrinted('Executed 80 of 84 specs INCOMPLETE in 12 secs.', 84).failed).toBe(4)
})
