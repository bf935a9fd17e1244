/** Does one thing after the other, in the order in which they came. Tasks do not throw. */
export class Queue {
  #last: Promise<void> = Promise.resolve()
  #waiting = 0

  get waiting(): number {
    return this.#waiting
  }

  add(task: () => Promise<void>): void {
    this.#waiting += 1
    this.#last = this.#last.then(task).finally(() => {
      this.#waiting -= 1
    })
  }
}

/** Keys that were seen lately; the oldest are forgotten. */
export class Recent {
  readonly #most: number
  readonly #keys = new Set<string>()

  constructor(most: number) {
    this.#most = most
  }

  /** Whether this key is new. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false
    const [oldest] = this.#keys
    if (this.#keys.size >= this.#most && oldest !== undefined) this.#keys.delete(oldest)
    this.#keys.add(key)
    return true
  }
}
