import { createHash } from 'node:crypto'
import { linkifyit } from 'linkify-it'

// Only what is written out as an address: nobody asked for a visit to every word with a dot in it.
const links = linkifyit({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('ftp:', null).add('mailto:', null).add('//', null)

const longest = 2_000

/** The first http or https address in a text, as it is called; null for none. */
export function firstLink(text: string): string | null {
  for (const { url } of links.match(text) ?? []) {
    if (url.length > longest || !URL.canParse(url)) continue
    const address = new URL(url)
    address.hash = ''
    if (/^https?:$/.test(address.protocol) && !address.username && !address.password) return address.href
  }
  return null
}

/** By which what an address leads to is remembered. */
export function previewKeyOf(url: string): string {
  return createHash('sha256').update(url).digest('base64url')
}
