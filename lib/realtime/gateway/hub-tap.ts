import { type ParleyEvent, userChannel } from '@/lib/contract/events'
import type { Hub } from '../server'
import type { Tap } from './tap'

interface Listener {
  userId: string
  hear(event: ParleyEvent): void
  stop(): void
}

/** Hears the hub of this process. It lives on while the hub is away or replaced by another. */
export class HubTap implements Tap {
  readonly #listeners = new Set<Listener>()
  #hub: Hub | undefined

  /** From now on this hub is heard; undefined: none. */
  attach(hub: Hub | undefined): void {
    this.#hub = hub
    for (const listener of this.#listeners) this.#hearHub(listener)
  }

  async listen(userId: string, hear: (event: ParleyEvent) => void): Promise<() => void> {
    const listener: Listener = { userId, hear, stop() {} }
    this.#listeners.add(listener)
    this.#hearHub(listener)
    return () => {
      this.#listeners.delete(listener)
      listener.stop()
    }
  }

  close(): void {
    this.#listeners.clear()
  }

  #hearHub(listener: Listener): void {
    listener.stop()
    const stop = this.#hub?.listen(userChannel(listener.userId), (_name, data) => listener.hear(JSON.parse(data) as ParleyEvent))
    listener.stop = stop ?? (() => {})
  }
}
