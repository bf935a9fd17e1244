import path from 'node:path'

/**
 * Who may import whom (docs/architecture.md). `areas` are the project's folders that a folder may import besides itself;
 * `packages` the only packages it may use, or `not` those that it may not.
 * The first entry whose folder holds the file decides. A file outside every entry may import all.
 */
export const WALLS = [
  { folder: 'lib/contract', areas: [], packages: ['zod'] },
  { folder: 'lib/words', areas: ['lib/contract'], packages: [] },
  { folder: 'lib/messaging', areas: ['lib/contract', 'db'], not: ['next', 'next-auth', 'react', 'react-dom', 'pusher', 'pusher-js', 'ws', 'socket.io'] },
  { folder: 'lib/storage', areas: ['lib/contract', 'lib/messaging', 'lib/environment'], not: ['next', 'next-auth', 'react', 'react-dom', 'pusher', 'pusher-js', 'ws', 'socket.io', 'postgres', 'drizzle-orm'] },
  { folder: 'lib/realtime/gateway', areas: ['lib/contract', 'db', 'lib/messaging', 'lib/environment', 'lib/realtime', 'lib/http'], not: ['next', 'next-auth', 'react', 'react-dom', 'postgres', 'drizzle-orm'] },
  { folder: 'lib/realtime', areas: ['lib/contract', 'db', 'lib/messaging', 'lib/environment'], not: ['next', 'next-auth', 'react', 'react-dom', 'pusher-js', 'socket.io'] },
  { folder: 'lib/http', areas: ['lib/messaging', 'lib/realtime', 'lib/storage', 'lib/contract', 'db', 'lib/environment'], not: ['react-dom', 'pusher', 'pusher-js', 'ws', 'socket.io'] },
  { folder: 'lib/client', areas: ['lib/contract'], not: ['next-auth/jwt', 'pusher', 'ws', 'socket.io', 'postgres', 'drizzle-orm', 'pino'] },
  { folder: 'lib/worker', areas: [], packages: ['esbuild', 'node:fs', 'node:path'] },
  { folder: 'components', areas: ['lib/client', 'lib/contract', 'lib/words'], not: ['next-auth', 'pusher', 'pusher-js', 'ws', 'socket.io', 'postgres', 'drizzle-orm', 'pino'] },
  { folder: 'db', areas: ['lib/contract', 'lib/environment'], not: ['next', 'next-auth', 'react', 'react-dom', 'pusher', 'pusher-js', 'ws', 'socket.io'] },
]
for (const name of ['direct', 'dms', 'chat', 'vibesmatch', 'messaging']) {
  WALLS.push({ folder: `lib/dialects/${name}`, areas: ['lib/messaging', 'lib/http', 'lib/contract'], not: ['next', 'next-auth', 'react', 'pusher', 'ws', 'socket.io', 'postgres', 'drizzle-orm'] })
}

/** What every test may use besides: the test databases and the test tools. */
const TEST_AREAS = ['db', 'server', 'lib', 'e2e']
const TEST_FILE = /(?:\.(?:test|fixture)|^db\/test-[\w-]+)\.tsx?$/

/** The project path (`lib/contract/views`) that a specifier in `file` names, or null for a package. Both relative to the root. */
export function projectPath(file, specifier) {
  if (specifier.startsWith('@/')) return path.posix.normalize(specifier.slice(2))
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  return null
}

/** Says what is wrong with importing `specifier` in `file` (a path from the root), or null. */
export function wallProblem(file, specifier) {
  const wall = WALLS.find(({ folder }) => isWithin(file, folder))
  if (!wall) return null
  const test = TEST_FILE.test(file)
  const target = projectPath(file, specifier)
  if (target !== null) {
    const allowed = [wall.folder, ...wall.areas, ...(test ? TEST_AREAS : [])]
    if (allowed.some((area) => isWithin(target, area))) return null
    return `${wall.folder} may not import ${target}: it may use ${wall.areas.join(', ') || 'nothing of the project'}.`
  }
  if (test) return null
  const listed = (names) => names.some((name) => specifier === name || specifier.startsWith(`${name}/`))
  if (wall.packages ? listed(wall.packages) : !listed(wall.not)) return null
  return `${wall.folder} may not use the package ${specifier}.`
}

function isWithin(file, folder) {
  return file === folder || file.startsWith(`${folder}/`) || file.startsWith(`${folder}.`)
}

/** Where pages are made for the browser, and what of the contract carries every schema. */
const BROWSER_AREAS = ['components', 'lib/client']
const SCHEMAS = ['lib/contract/endpoints', 'lib/contract/index']

/** Says why `specifier` may not be more than a type in `file`, or null. */
export function schemaProblem(file, specifier) {
  if (TEST_FILE.test(file) || !BROWSER_AREAS.some((area) => isWithin(file, area))) return null
  const target = projectPath(file, specifier)
  if (target === null || (target !== 'lib/contract' && !SCHEMAS.some((schemas) => isWithin(target, schemas)))) return null
  return 'Schemas of endpoints are too large for the browser: import their types, and call by lib/client/routes.'
}

/** Types are gone from what the browser loads; everything else of a module is in it. */
const noSchemasInBrowser = {
  create(context) {
    const file = path.relative(context.cwd ?? process.cwd(), context.filename).replaceAll(path.sep, '/')
    const check = (source, kinds, specifiers = []) => {
      if (typeof source?.value !== 'string' || kinds === 'type') return
      if (specifiers.length > 0 && specifiers.every(({ importKind, exportKind }) => importKind === 'type' || exportKind === 'type')) return
      const message = schemaProblem(file, source.value)
      if (message) context.report({ node: source, message })
    }
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind, node.specifiers),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind, node.specifiers),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind),
    }
  },
}

const noCrossing = {
  create(context) {
    const file = path.relative(context.cwd ?? process.cwd(), context.filename).replaceAll(path.sep, '/')
    const check = (source) => {
      if (typeof source?.value !== 'string') return
      const message = wallProblem(file, source.value)
      if (message) context.report({ node: source, message })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument),
    }
  },
}

/** Every write is one statement (docs/architecture.md): a client that holds a transaction open is refused. */
const noTransaction = {
  create(context) {
    // IndexedDB of the browser has no other way.
    if (path.relative(context.cwd ?? process.cwd(), context.filename).startsWith(path.join('lib', 'client'))) return {}
    return {
      CallExpression(node) {
        const { callee } = node
        if (callee.type !== 'MemberExpression' || callee.computed) return
        if (!['begin', 'transaction', 'savepoint', 'beginDistributed'].includes(callee.property.name)) return
        context.report({ node: callee.property, message: 'No interactive transactions: every write is one SQL statement.' })
      },
    }
  },
}

/** The browser's configuration is read at run time; a variable built into the bundle would need a build per server. */
const noPublicVariable = {
  create(context) {
    const check = (node, name) => {
      if (typeof name === 'string' && /^NEXT_PUBLIC_\w/.test(name)) context.report({ node, message: 'Nothing of the environment is built into the browser bundle: serve it at run time.' })
    }
    return {
      Identifier: (node) => check(node, node.name),
      Literal: (node) => check(node, node.value),
    }
  },
}

export default {
  meta: { name: 'parley' },
  rules: { walls: noCrossing, 'no-schemas-in-browser': noSchemasInBrowser, 'no-transaction': noTransaction, 'no-public-variable': noPublicVariable },
}
