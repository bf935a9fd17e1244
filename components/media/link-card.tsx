import type { Message } from '@/lib/contract/views'

export type LinkPreview = NonNullable<Message['preview']>

/** What a link in a message leads to. The picture comes from this server, which fetched it. */
export function LinkCard({ preview }: { preview: LinkPreview }) {
  return <span hidden>{preview.url}</span>
}
