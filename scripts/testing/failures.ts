import { stripVTControlCharacters } from 'node:util'
import type { PlaywrightReport, PlaywrightSuite, VitestReport } from './tally'

/** How many lines of an error the end of a log repeats, and how much of each. */
const linesTold = 7
const lineLength = 200

/** A test that failed, as the end of a log names it: `error` is the head of what it said, line by line. */
export type Failure = { test: string; file: string; error: string }

/** The failed tests in a vitest report, and the files that could not be loaded. */
export function failuresOfVitest({ testResults = [] }: VitestReport): Failure[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [{ test: 'the file as a whole', file: name, error: headOf(message) }]
    return failed.map(({ fullName, failureMessages }) => ({ test: fullName, file: name, error: headOf(failureMessages?.[0]) }))
  })
}

/** What `npm run verify` found, by check. */
export function failuresOfVerify(found: { name: string; problem: string }[]): Failure[] {
  return found.map(({ name, problem }) => ({ test: name, file: 'npm run verify', error: headOf(problem) }))
}

/** The failed and flaky stories in a Playwright report, and what went wrong outside of stories. */
export function failuresOfPlaywright({ suites = [], errors }: PlaywrightReport): Failure[] {
  const outside = errors.map(({ message }) => ({ test: 'outside of any story', file: 'e2e', error: headOf(message) }))
  return [...suites.flatMap((suite) => failuresOfSuite(suite)), ...outside]
}

function failuresOfSuite({ title, file, specs, suites = [] }: PlaywrightSuite, above: string[] = []): Failure[] {
  const path = title === file ? above : [...above, title]
  const own = specs.flatMap(({ title: story, line, tests }) =>
    tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').map(({ projectName, results }) => ({
      test: `${[...path, story].join(' > ')} (${projectName})`,
      file: `e2e/${file}:${line}`,
      error: headOf(results.flatMap(({ errors }) => errors)[0]?.message),
    })))
  return [...own, ...suites.flatMap((suite) => failuresOfSuite(suite, path))]
}

/** What an error says before it comes to how it got there, and the line of the story that it stands at. */
function headOf(message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const end = lines.findIndex((line) => /^(?:at |Call log:|\d+ \|)/.test(line))
  const place = lines.find((line) => /^> \d+ \|/.test(line))
  const said = lines.slice(0, end === -1 ? lines.length : end).filter((line) => line !== place)
  const told = [...said.slice(0, linesTold), ...(place ? [place] : [])].map((line) => line.slice(0, lineLength))
  return told.join('\n') || 'no message'
}

/** The list that stands before the closing line, since a log's end is all that some places show. Files are relative to `root`. */
export function describeFailures(failures: Failure[], root: string): string {
  return failures.map(({ test, file, error }) => `FAILED  ${test}\n        ${file.replace(`${root}/`, '')}\n        ${error.replaceAll('\n', '\n        ')}\n`).join('')
}
