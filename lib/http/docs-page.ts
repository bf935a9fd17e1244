import { contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { openApi } from './openapi'

/** The API as a page to read: plain HTML without a script, made from the OpenAPI document. */
export async function getDocs(): Promise<string> {
  return (page ??= render(Object.values(contract)))
}

let page: string | undefined

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown; example?: unknown }> }>
}

function render(endpoints: Endpoint[]): string {
  const { paths, components } = openApi(endpoints) as unknown as Document
  const tags = [...new Set(endpoints.map(endpoint => endpoint.tag))]
  const sections = tags.map(tag => `<h2 id="${slug(tag)}">${escape(tag)}</h2>` + endpoints
    .filter(endpoint => endpoint.tag === tag)
    .map(endpoint => article(endpoint, paths[endpoint.path]?.[endpoint.method.toLowerCase()]))
    .join(''))
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parley API</title><style>${style}</style></head>
<body>
<header><h1>Parley API</h1>
<p>JSON over HTTP. Sign in with <code>POST /api/tokens</code> and send <code>Authorization: Bearer …</code>. The same as a document: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav aria-label="Parts">${[...tags, 'Views'].map(tag => `<a href="#${slug(tag)}">${escape(tag)}</a>`).join(' ')}</nav></header>
<main>${sections.join('')}
<h2 id="views">Views</h2><p>What answers and events are made of. Clients mind no field that they do not know.</p>
${Object.entries(components.schemas).map(([name, schema]) => `<article id="view-${name}"><h3>${name}</h3>${details('Schema', schema)}</article>`).join('')}</main>
</body>
</html>`
}

function article(endpoint: Endpoint, operation: Operation | undefined): string {
  if (!operation) return ''
  return `<article id="${endpoint.name}">
<h3><span class="method">${endpoint.method}</span> <code>${escape(endpoint.path)}</code></h3>
<p>${escape(endpoint.summary)}${endpoint.auth === 'none' ? ' No sign-in needed.' : ''}</p>
${parameterTable(operation)}
${Object.values(operation.requestBody?.content ?? {}).map(body => details('Body', body.schema) + (body.example === undefined ? '' : details('Example', body.example, true))).join('')}
${Object.entries(operation.responses).map(([status, response]) => answer(status, response, endpoint.status)).join('')}
</article>`
}

function parameterTable({ parameters }: Operation): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(parameter => `<tr><td><code>${escape(parameter.name)}</code></td><td>${parameter.in}</td><td>${parameter.required ? 'required' : 'optional'}</td><td><code>${escape(JSON.stringify(parameter.schema))}</code></td></tr>`)
  return `<div class="wide" tabindex="0" role="region" aria-label="Parameters"><table><thead><tr><th>Parameter</th><th>In</th><th></th><th>Schema</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** What an endpoint answers; all but its usual answer in one line. */
function answer(status: string, response: Operation['responses'][string], usual: number): string {
  const [content] = Number(status) === usual ? Object.values(response.content ?? {}) : []
  if (content === undefined) return `<p class="answer"><b>${status}</b> ${escape(response.description)}</p>`
  return details(`${status} ${response.description}`, content.schema) + (content.example === undefined ? '' : details(`${status} Example`, content.example))
}

function details(title: string, value: unknown, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${escape(title)}</summary><pre tabindex="0">${linked(escape(JSON.stringify(value, null, 2)))}</pre></details>`
}

/** References lead to the view that they name. */
function linked(html: string): string {
  return html.replace(/#\/components\/schemas\/(\w+)/g, (reference, name: string) => `<a href="#view-${name}">${reference}</a>`)
}

const slug = (text: string) => text.toLowerCase().replace(/\W+/g, '-')
const escape = (text: string) => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)

const style = `:root{color-scheme:light dark;--ink:#1b1c1f;--muted:#5c6068;--line:#dfe1e6;--back:#fff;--raised:#f5f6f8;--accent:#2f4fc4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e9ec;--muted:#a2a7b2;--line:#33363d;--back:#16171a;--raised:#1f2125;--accent:#9db2ff}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 6rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--back)}
h1,h2,h3{line-height:1.2}h2{margin-top:3rem;border-bottom:1px solid var(--line);padding-bottom:.4rem}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
a{color:var(--accent)}nav{display:flex;gap:1rem;flex-wrap:wrap}code,pre{font:0.875em/1.5 ui-monospace,monospace}
article{margin:1.25rem 0;padding:1rem 1.25rem;border:1px solid var(--line);border-radius:.75rem}article p{margin:.4rem 0;color:var(--muted)}
.method{display:inline-block;min-width:4rem;color:var(--accent);font-weight:700}.wide,pre{overflow:auto}pre{background:var(--raised);padding:.75rem;border-radius:.5rem;max-height:24rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;padding:.3rem .75rem .3rem 0;vertical-align:top}summary{cursor:pointer;padding:.25rem 0}`
