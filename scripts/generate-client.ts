import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateSource } from 'oazapfts'
import { apiOf, openApiOf } from '@/lib/http/openapi'

const usage = `npm run client -- FILE.ts
  FILE.ts   where the typed client of the native API goes; whoever uses it installs @oazapfts/runtime`

// `npm run client`: from the definitions of this checkout, so that no server need run.
const [file] = process.argv.slice(2)
if (file) {
  writeFileSync(file, await clientSource())
} else {
  console.error(usage)
  process.exitCode = 1
}

async function clientSource(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-client-'))
  try {
    const document = path.join(folder, 'openapi.json')
    writeFileSync(document, JSON.stringify(bytesAsBytes(openApiOf(apiOf([], 'native')))))
    return await generateSource(document, { allSchemas: true, useUnknown: true, futureStripLegacyMethods: true })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The generator reads as text what may be JSON, which any type may be; so bytes get a type of their own, and errors beside them no body. */
function bytesAsBytes(document: object): unknown {
  return JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (!isResponses(value) || !Object.values(value).some(({ content }) => content && '*/*' in content)) return value
    return Object.fromEntries(Object.entries(value).map(([status, { content, ...rest }]) => [status, content && '*/*' in content ? { ...rest, content: { 'application/octet-stream': content['*/*'] } } : rest]))
  })
}

function isResponses(value: unknown): value is Record<string, { content?: Record<string, unknown> }> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0 && Object.keys(value).every(key => /^[1-5]\d\d$/.test(key))
}
