import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Chromium's sign that a file's functions are called at once; elsewhere a comment. */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Marks the scripts that every page begins with (React and Next), so that Chromium compiles them while they load, beside
 * the page, instead of one function after the other when each is first called, in front of it. `distDir`: what was built.
 */
export function addCompileHints(distDir: string): void {
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(distDir, 'build-manifest.json'), 'utf8')) as { rootMainFiles: string[] }
  for (const name of rootMainFiles) {
    const file = path.join(distDir, name)
    const script = readFileSync(file, 'utf8')
    if (!script.startsWith(hint)) writeFileSync(file, hint + script)
  }
}
