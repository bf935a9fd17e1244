/** An address with parameters in braces: `/ws/dms/{thread_id}`. A slash at the end means the same as none. */
export interface PathPattern {
  pattern: RegExp
  names: string[]
}

export function patternOf(path: string): PathPattern {
  const names: string[] = []
  const source = path.replace(/\/$/, '').split('/').map(segment => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1]
    if (name) names.push(name)
    return name ? '([^/]+)' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return { pattern: new RegExp(`^${source.join('/')}/?$`), names }
}

/** The parameters of an address that fits; null for one that does not, or that is no proper percent-encoding. */
export function matchPath({ pattern, names }: PathPattern, path: string): Record<string, string> | null {
  const values = pattern.exec(path)?.slice(1)
  if (!values) return null
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]))
  } catch {
    return null
  }
}
