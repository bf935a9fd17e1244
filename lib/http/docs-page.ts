import type { Endpoint } from '@/lib/contract/endpoint'
import type { Ctx } from '@/lib/messaging/ctx'
import type { Dialect } from './dialect'
import { curlOf, type Described } from './docs-curl'
import { style } from './docs-style'
import { type Api, apiOf, apisOf, openApiOf, titleOf } from './openapi'
import { errorExample } from './openapi-errors'
import { nativeSurface, type Surface } from './surface'

interface Document {
  info: { description: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

interface Operation extends Described {
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown; example?: unknown }> }>
}

/** An API as a page to read: plain HTML without a script, made from the OpenAPI document. */
export function showApis(dialects: readonly Dialect[]) {
  return async (ctx: Ctx, { surface }: { surface: string }) => render(apiOf(dialects, surface), apisOf(dialects), ctx.operator.publicUrl ?? 'http://localhost:3000')
}

function render(api: Api, all: Api[], base: string): string {
  const { surface, endpoints } = api
  const { info, paths, components } = openApiOf(api) as unknown as Document
  const tags = [...new Set(endpoints.map(endpoint => endpoint.tag))]
  const sections = tags.map(tag => `<h2 id="${slug(tag)}">${escape(tag)}</h2>` + endpoints
    .filter(endpoint => endpoint.tag === tag)
    .map(endpoint => article(endpoint, paths[endpoint.path]?.[endpoint.method.toLowerCase()], base))
    .join(''))
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${titleOf(surface)} API</title><style>${style}</style></head>
<body>
<header><h1>${titleOf(surface)} API</h1>
<nav aria-label="APIs">${all.map(({ surface: other }) => `<a href="${addressOf('/api/docs', other)}"${other === surface ? ' aria-current="page"' : ''}>${other.name}</a>`).join(' ')}</nav>
<p>${escape(info.description)} The same as a document: <a href="${addressOf('/api/openapi.json', surface)}">openapi.json</a>, and what comes in real time: <a href="/api/asyncapi.json">asyncapi.json</a>.</p>
<nav aria-label="Parts">${['Signing in', 'Errors', ...tags, 'Views'].map(part => `<a href="#${slug(part)}">${escape(part)}</a>`).join(' ')}</nav></header>
<main>
<h2 id="signing-in">Signing in</h2>
<p>A token comes from Parley’s own API, whichever API is spoken with it then; <code>POST /api/tokens/refresh</code> renews it.</p>
${code(`curl -X POST '${base}/api/tokens' -H 'content-type: application/json' -d '{"username":"alice","password":"parley-demo"}'\nTOKEN=… # its accessToken`)}
<p>Each call carries it as <code>Authorization: Bearer …</code>. In a browser that is signed in, its session cookie does.</p>
<h2 id="errors">Errors</h2>
${details(`${surface.statusOf.not_found} ${surface.contentType}`, errorExample(surface, 'not_found'), true)}
${details(`${surface.statusOf.validation_failed} what does not fit`, errorExample(surface, 'validation_failed'), true)}
<p>${surface.statusOf.rate_limited} tells with <code>Retry-After</code> how many seconds to wait.</p>
${sections.join('')}
<h2 id="views">Views</h2><p>What answers and events are made of. Clients mind no field that they do not know.</p>
${Object.entries(components.schemas).map(([name, schema]) => `<article id="view-${name}"><h3>${name}</h3>${details('Schema', schema)}</article>`).join('')}
${surface === nativeSurface ? all.filter(other => other.surface !== surface).map(contents).join('') : ''}</main>
</body>
</html>`
}

/** What another API has, each leading to its page. */
function contents({ surface, endpoints }: Api): string {
  const page = addressOf('/api/docs', surface)
  const lines = endpoints.map(({ name, method, path, summary }) => `<li><a href="${page}#${name}"><span class="method">${method}</span> <code>${escape(path)}</code></a> ${escape(summary)}</li>`)
  return `<h2><a href="${page}">${titleOf(surface)}</a></h2><ul>${lines.join('')}</ul>`
}

function addressOf(path: string, { name }: Surface): string {
  return name === nativeSurface.name ? path : `${path}?surface=${name}`
}

function article(endpoint: Endpoint, operation: Operation | undefined, base: string): string {
  if (!operation) return ''
  return `<article id="${endpoint.name}">
<h3><span class="method">${endpoint.method}</span> <code>${escape(endpoint.path)}</code></h3>
<p>${escape(endpoint.summary)}${endpoint.auth === 'none' ? ' No sign-in needed.' : ''}</p>
${code(curlOf(endpoint, operation, base))}
${parameterTable(operation)}
${Object.values(operation.requestBody?.content ?? {}).map(body => details('Body', body.schema)).join('')}
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

function code(text: string): string {
  return `<pre tabindex="0">${escape(text)}</pre>`
}

/** References lead to the view that they name. */
function linked(html: string): string {
  return html.replace(/#\/components\/schemas\/(\w+)/g, (reference, name: string) => `<a href="#view-${name}">${reference}</a>`)
}

const slug = (text: string) => text.toLowerCase().replace(/\W+/g, '-')
const escape = (text: string) => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
