import { expect, test } from 'vitest'
import { describeFailures, failuresOfPlaywright, failuresOfVerify, failuresOfVitest } from './failures'

const counts = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, numFailedTestSuites: 1, success: false }
const stats = { expected: 0, unexpected: 1, flaky: 1, skipped: 0 }

test('a failed test is named with its file and the head of its error', () => {
  const testResults = [{
    name: '/parley/lib/a.test.ts',
    status: 'failed',
    assertionResults: [
      { status: 'passed', fullName: 'holds' },
      { status: 'failed', fullName: 'area breaks', failureMessages: ['\n  \u001B[31mAssertionError: 1 is not 2\u001B[39m\n    at there'] },
    ],
  }]
  const failures = failuresOfVitest({ ...counts, testResults })
  expect(failures).toEqual([{ test: 'area breaks', file: '/parley/lib/a.test.ts', error: 'AssertionError: 1 is not 2' }])
  expect(describeFailures(failures, '/parley')).toBe('FAILED  area breaks\n        lib/a.test.ts\n        AssertionError: 1 is not 2\n')
})

test('a test file that cannot be loaded is named', () => {
  const testResults = [{ name: '/parley/lib/a.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] }]
  expect(failuresOfVitest({ ...counts, testResults })).toEqual([{ test: 'the file as a whole', file: '/parley/lib/a.test.ts', error: 'Cannot find module' }])
})

test('failed and flaky stories are named with the screen that they ran on', () => {
  const failed = (status: string) => ({ projectName: 'phone', status, results: [{ errors: [{ message: 'Timed out' }] }] })
  const suites = [{
    title: 'talk.spec.ts',
    file: 'talk.spec.ts',
    specs: [{ title: 'Two people talk', line: 7, tests: [failed('unexpected'), failed('expected')] }],
    suites: [{ title: 'Offline', file: 'talk.spec.ts', specs: [{ title: 'One waits', line: 20, tests: [failed('flaky')] }] }],
  }]
  expect(failuresOfPlaywright({ stats, errors: [{ message: 'No browser\nanywhere' }], suites })).toEqual([
    { test: 'Two people talk (phone)', file: 'e2e/talk.spec.ts:7', error: 'Timed out' },
    { test: 'Offline > One waits (phone)', file: 'e2e/talk.spec.ts:20', error: 'Timed out' },
    { test: 'outside of any story', file: 'e2e', error: 'No browser\nanywhere' },
  ])
})

test('a check that does not hold is named with what it found first', () => {
  expect(failuresOfVerify([{ name: 'types', problem: 'lib/a.ts(1,2): error TS1\nlib/b.ts(1,2): error TS2' }])).toEqual([{ test: 'types', file: 'npm run verify', error: 'lib/a.ts(1,2): error TS1\nlib/b.ts(1,2): error TS2' }])
})

test('a story says what it looked for, what it found and where it stood, but not how often it tried', () => {
  const message = 'Error: expect(locator).toBeVisible() failed\n\nLocator: getByRole(\'menu\')\nError: element(s) not found\n\nCall log:\n  - waiting\n\n  44 |   a\n> 45 |   b\n  46 |   c\n    at /parley/e2e/talk.spec.ts:45:3'
  const suites = [{ title: 'talk.spec.ts', file: 'talk.spec.ts', specs: [{ title: 'Two', line: 7, tests: [{ projectName: 'phone', status: 'unexpected', results: [{ errors: [{ message }] }] }] }] }]
  expect(describeFailures(failuresOfPlaywright({ stats, errors: [], suites }), '/parley')).toBe(
    "FAILED  Two (phone)\n        e2e/talk.spec.ts:7\n        Error: expect(locator).toBeVisible() failed\n        Locator: getByRole('menu')\n        Error: element(s) not found\n        > 45 |   b\n",
  )
})

test('nothing is said where nothing failed', () => {
  expect(describeFailures([], '/parley')).toBe('')
})
