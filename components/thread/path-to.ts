import type { Message } from '@/lib/contract/views'

/** The address at which a message opens in its conversation. */
export function pathTo({ conversationId, id }: Pick<Message, 'conversationId' | 'id'>): string {
  return `/inbox/${conversationId}?message=${id}`
}
