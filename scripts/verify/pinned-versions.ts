type Manifest = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** Dependencies whose version is a range: what is installed tomorrow must be what was tested today. */
export function findUnpinned(manifest: Manifest): string[] {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  return Object.entries(all)
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `package.json: ${name} is ${version}, not an exact version`)
}
