import type { GatewayLimits } from './limits'

/** Counts sockets, signed in or not, whatever their transport. */
export class Doors {
  readonly #limits: GatewayLimits
  readonly #perAddress = new Map<string, number>()
  #open = 0
  /** No socket is let in any more. */
  closed = false

  constructor(limits: GatewayLimits) {
    this.#limits = limits
  }

  get open(): number {
    return this.#open
  }

  isFull(address: string): boolean {
    return this.#open >= this.#limits.connections || (this.#perAddress.get(address) ?? 0) >= this.#limits.connectionsPerAddress
  }

  enter(address: string): void {
    this.#open += 1
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1)
  }

  leave(address: string): void {
    this.#open -= 1
    const left = (this.#perAddress.get(address) ?? 1) - 1
    if (left > 0) this.#perAddress.set(address, left)
    else this.#perAddress.delete(address)
  }
}
