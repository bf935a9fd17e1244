import path from 'node:path'

/** What a document's code spans must look like to be taken for files of the project: a folder of ours, or a known extension. */
const TOP_FOLDERS = /^(?:app|bench|components|db|docs|e2e|lib|public|scripts|server|\.ci)\//
const FILE_NAME = /^[\w.@()[\]-]+(?:\/[\w.@()[\]-]+)*\.(?:ts|tsx|js|mjs|json|md|sql|css|png|svg)$/
/** Made by running the project, so absent from a fresh checkout. */
const MADE_BY_RUNNING = /^(?:data|node_modules|\.next|\.cache|bench\/results|test-results|playwright-report)(?:\/|$)/

/** The project paths that a Markdown text names, in links and in code spans. `file` is the document's own path from the root. */
export function mentionedPaths(file: string, markdown: string): string[] {
  const prose = markdown.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '')
  const links = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((match) => linkTarget(file, match[1] ?? ''))
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => spanTarget(match[1] ?? ''))
  return [...new Set([...links, ...spans])].filter((target): target is string => target !== null && !MADE_BY_RUNNING.test(target))
}

function linkTarget(file: string, target: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|#|\/)/i.test(target)) return null
  const bare = decodeURI(target.replace(/[#?].*$/, ''))
  return path.posix.join(path.posix.dirname(file), bare)
}

/** Patterns with `*`, `…`, `<name>` or blanks are not paths. A trailing line number is left away. */
function spanTarget(span: string): string | null {
  const target = span.replace(/:\d+$/, '').replace(/\/$/, '').replace(/^\.\//, '')
  if (/[*…<>{}\s|,;'"$=]|\.\.\./.test(target)) return null
  if (TOP_FOLDERS.test(`${target}/`) && target.includes('/')) return target
  return FILE_NAME.test(target) && target.includes('/') ? target : null
}

/**
 * Mentions of files that do not exist. A span may name a file from the root or from the document's own folder.
 * @param exists answers for a path from the root.
 */
export function findDeadPaths(file: string, markdown: string, exists: (target: string) => boolean): string[] {
  return mentionedPaths(file, markdown)
    .filter((target) => !exists(target) && !exists(path.posix.join(path.posix.dirname(file), target)))
    .map((target) => `${file}: ${target} does not exist`)
}

/** Decision records are `NNN-title.md`, each number once. */
export function findMisnumberedDecisions(files: string[]): string[] {
  const seen = new Map<string, string>()
  return files.filter((file) => /^docs\/decisions\/[^/]+\.md$/.test(file) && !file.endsWith('/README.md')).flatMap((file) => {
    const number = /^docs\/decisions\/(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1]
    if (!number) return [`${file}: must be named NNN-title.md`]
    const other = seen.get(number)
    seen.set(number, file)
    return other ? [`${file}: has the number of ${other}`] : []
  })
}
