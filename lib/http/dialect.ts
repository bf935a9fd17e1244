import type { Method } from '@/lib/contract/endpoint'
import type { Answer, Call } from './call'
import { methodNotAllowed, preflight, unknownPath } from './cors'
import { handle, type Route } from './handle'
import { matchPath, type PathPattern, patternOf } from './path-pattern'
import type { Surface } from './surface'

/** An older contract: how it words things, and its operations. */
export interface Dialect {
  surface: Surface
  routes: Route[]
}

interface Resource extends PathPattern {
  routes: Map<string, Route>
}

const resourcesOf = new WeakMap<Dialect, Resource[]>()

/** The path below the mount that an address means to a dialect, literal ones too; null where it is none of its own. */
export function dialectPath({ surface }: Dialect, path: string): string | null {
  const isBelow = (base: string) => path === base || path.startsWith(`${base}/`)
  if (isBelow(surface.mount)) return path
  const literal = surface.literal.find(({ from }) => isBelow(from))
  return literal ? literal.to + path.slice(literal.from.length) : null
}

/** Answers a call to a dialect: also an unknown path or method in its own words. */
export async function answerDialect(dialect: Dialect, call: Call): Promise<Answer> {
  const { surface } = dialect
  if (call.method === 'OPTIONS') return preflight()
  const method = call.method === 'HEAD' ? 'GET' : call.method
  const found = find(dialect, dialectPath(dialect, call.path) ?? call.path)
  if (!found) return unknownPath(surface)
  const route = found.resource.routes.get(method)
  return route ? handle(route, { ...call, params: found.params }, surface) : methodNotAllowed([...found.resource.routes.keys()] as Method[], surface)
}

function find(dialect: Dialect, path: string): { resource: Resource; params: Record<string, string> } | null {
  const resources = resourcesOf.get(dialect) ?? compile(dialect)
  resourcesOf.set(dialect, resources)
  for (const resource of resources) {
    const params = matchPath(resource, path)
    if (params) return { resource, params }
  }
  return null
}

/** Literal segments go before parameters; a slash at the end means the same as none. */
function compile({ routes }: Dialect): Resource[] {
  const byPath = new Map<string, Resource>()
  for (const route of routes) {
    const path = route.endpoint.path.replace(/\/$/, '')
    const resource = byPath.get(path) ?? { ...patternOf(path), routes: new Map() }
    byPath.set(path, resource)
    resource.routes.set(route.endpoint.method, route)
  }
  return [...byPath.values()].sort((one, other) => one.names.length - other.names.length)
}
