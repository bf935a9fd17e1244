import { readdirSync } from 'node:fs'
import path from 'node:path'

/** The addresses of the scripts and styles of the build that is being made or served. */
export function listBuiltFiles(): string[] {
  const names = readdirSync(path.join(/* turbopackIgnore: true */ process.cwd(), '.next/static/chunks'))
  return names.filter(name => /\.(?:js|css)$/.test(name)).map(name => `/_next/static/chunks/${name}`)
}
