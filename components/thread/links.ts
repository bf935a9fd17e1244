import { linkifyit } from 'linkify-it'

/** A piece of a message: plain text, or text with the address that it leads to. Joined again, the texts are the message. */
export type Segment = { text: string; href?: string }

const linkify = linkifyit({ fuzzyLink: true, fuzzyEmail: true }).add('ftp:', null).add('//', null)

const safeProtocols = new Set(['http:', 'https:', 'mailto:'])
// Without a scheme, a name with one of these endings is far more often a file than a site.
const fileEndings = /\.(?:ai|cc|js|md|pl|pm|ps|py|rs|sh|so|ts|zip)$/i

/** Splits a text at its links. Only web and mail addresses count as links; every character of the text is kept. */
export function linkSegments(text: string): Segment[] {
  const segments: Segment[] = []
  let end = 0
  for (const match of linkify.match(text) ?? []) {
    const href = safeHref(match.schema, match.raw, match.url)
    if (href === null) continue
    if (match.index > end) segments.push({ text: text.slice(end, match.index) })
    segments.push({ text: match.raw, href })
    end = match.lastIndex
  }
  if (end < text.length) segments.push({ text: text.slice(end) })
  return segments
}

function safeHref(schema: string, raw: string, url: string): string | null {
  if (schema === '' && fileEndings.test(raw)) return null
  const address = schema === '' ? url.replace(/^http:/, 'https:') : url
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return safeProtocols.has(protocol) ? href : null
}
