import { linkSegments } from '@/components/thread/links'
import type { Message } from '@/lib/contract/views'

export interface SharedLink {
  url: string
  /** As it stands in the message. */
  shown: string
  host: string
  /** What the page calls itself, where that is known. */
  title: string | null
}

/** The pages that a message links to, each once, in the order of the text. */
export function linksIn({ text, preview }: Pick<Message, 'text' | 'preview'>): SharedLink[] {
  const links = linkSegments(text).flatMap(({ text: shown, href }) => {
    if (!href || !/^https?:/.test(href)) return []
    const isPreviewed = preview !== null && URL.canParse(preview.url) && new URL(preview.url).href === href
    return { url: href, shown, host: new URL(href).host, title: isPreviewed ? preview.title : null }
  })
  return [...new Map(links.map(link => [link.url, link])).values()]
}
