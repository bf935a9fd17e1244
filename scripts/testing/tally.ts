/** What a runner reported. A test that failed at first and passed in a retry counts as failed: nothing here may be flaky. */
export type Tally = { passed: number; failed: number; skipped: number }

/** What vitest's JSON reporter writes, as far as it is read here and in failures.ts. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numFailedTestSuites: number
  success: boolean
  testResults?: { name: string; status: string; message?: string; assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[] }[]
}

/** What Playwright's JSON reporter writes, as far as it is read here and in failures.ts. */
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: { message?: string }[]
  suites?: PlaywrightSuite[]
}
export type PlaywrightSuite = { title: string; file: string; suites?: PlaywrightSuite[]; specs: PlaywrightSpec[] }
export type PlaywrightSpec = { title: string; line: number; tests: { projectName: string; status: string; results: { errors: { message?: string }[] }[] }[] }

/** Counts a vitest JSON report. A file that could not be loaded has no tests, and counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  const failed = report.numFailedTests || (report.success ? 0 : Math.max(1, report.numFailedTestSuites))
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }
}

/** Counts a Playwright JSON report. Errors outside tests (a browser that does not start) count too. */
export function tallyPlaywright({ stats, errors }: PlaywrightReport): Tally {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

const color = /\u001B\[\d+m/g

/**
 * Counts what Jasmine's spec reporter or Mocha printed. Fewer tests than the suite is known to have are failures: it has
 * broken off, or there is less of it than there should be.
 */
export function tallyPrinted(printed: string, known: number): Tally {
  const text = printed.replaceAll(color, '')
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0)
  const failures = number(/\((\d+) FAILED\)/) || number(/(\d+) failing/)
  const executed = number(/Executed (\d+) of \d+ specs?/)
  const passed = executed > 0 ? executed - failures : number(/(\d+) passing/)
  const skipped = number(/\((\d+) PENDING\)/) || number(/(\d+) pending/)
  return { passed, failed: Math.max(failures, known - passed), skipped }
}

/** The sum over all runners. */
export function sumTallies(tallies: Tally[]): Tally {
  return tallies.reduce((sum, each) => ({ passed: sum.passed + each.passed, failed: sum.failed + each.failed, skipped: sum.skipped + each.skipped }), { passed: 0, failed: 0, skipped: 0 })
}

/** The closing line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
