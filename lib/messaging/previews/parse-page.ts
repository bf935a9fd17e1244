import { parseHTML } from 'linkedom'

/** What a page says of itself. `imageUrl` is absolute. */
export interface PageSummary {
  title: string | null
  description: string | null
  siteName: string | null
  imageUrl: string | null
}

/** What a page says of itself: in OpenGraph, else in its title and description; null where it has no title. */
export function parsePage(bytes: Uint8Array, contentType: string, url: string): PageSummary | null {
  const { document } = parseHTML(headOf(decode(bytes, contentType)))
  const meta = (...names: string[]) => {
    for (const name of names) {
      const content = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')
      if (content?.trim()) return content
    }
    return null
  }
  const title = plain(meta('og:title', 'twitter:title') ?? document.querySelector('title')?.textContent, 200)
  if (!title) return null
  const image = meta('og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image')?.trim()
  return {
    title,
    description: plain(meta('og:description', 'twitter:description', 'description'), 400),
    siteName: plain(meta('og:site_name'), 80),
    imageUrl: image && URL.canParse(image, url) ? new URL(image, url).href : null,
  }
}

// Neither reads beyond the next tag, so however a page is written, it is looked through once.
const telling = /<meta\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|<title\b[^<>]*>[^<]*<\/title>/gi
const mostTags = 200

/** Only the tags that say something, and those before the body: a page nested without end would take seconds to parse. */
function headOf(html: string): string {
  const body = html.search(/<body[\s>]/i)
  const tags = (body < 0 ? html : html.slice(0, body)).match(telling) ?? []
  return `<!doctype html><html><head>${tags.slice(0, mostTags).join('')}</head></html>`
}

/** In the encoding that the header names, else the page itself (in its first bytes), else UTF-8. */
function decode(bytes: Uint8Array, contentType: string): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  const named = /charset\s*=\s*["']?([\w-]+)/i
  const label = (named.exec(contentType) ?? named.exec(start))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** One line, without what cannot be seen; cut off after `most` code points. */
function plain(text: string | null | undefined, most: number): string | null {
  const line = (text ?? '').replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\s]+/gu, ' ').trim()
  const points = [...line.normalize('NFC')]
  return (points.length > most ? `${points.slice(0, most - 1).join('').trimEnd()}…` : points.join('')) || null
}
