import type { ParleyEvent } from '@/lib/contract/events'

/** How the gateway hears what reaches a person's channel: from the hub of this process, or from a server elsewhere. */
export interface Tap {
  /** Resolves once it hears, with how to stop. Throws where there is no real-time server to hear. */
  listen(userId: string, hear: (event: ParleyEvent) => void): Promise<() => void>
  close(): void
}
