import type { BrowserContext, Page } from '@playwright/test'

/** What browsers say while a server is away or the network is cut. */
export const OFFLINE = /ERR_(?:INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|NETWORK_CHANGED|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)|WebSocket|Failed to fetch|NetworkError|status of 50[234]/

/** Writes down whatever goes wrong in a test's pages; the test fails if anything is left that it did not allow. */
export class Guard {
  readonly #problems: string[] = []
  readonly #allowed: RegExp[] = []
  readonly #host: string

  constructor(baseUrl: string) {
    this.#host = new URL(baseUrl).host
  }

  /** Problems that match are expected in this test, before and after the call. `OFFLINE` is the usual one. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern)
  }

  /** Everything that went wrong and was not allowed. */
  get problems(): string[] {
    return this.#problems.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem)))
  }

  watch(context: BrowserContext): void {
    context.on('page', (page) => this.#watchPage(page))
    context.on('request', (request) => this.#checkHost(request.url()))
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed'
      // Leaving a page cancels what it was loading.
      if (reason !== 'net::ERR_ABORTED') this.#problems.push(`request ${request.method()} ${request.url()}: ${reason}`)
    })
  }

  #watchPage(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`console: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => this.#problems.push(`page error: ${error.stack ?? error.message}`))
    page.on('websocket', (socket) => this.#checkHost(socket.url()))
  }

  #checkHost(address: string): void {
    const { protocol, host } = new URL(address)
    if (['data:', 'blob:', 'about:'].includes(protocol) || host === this.#host) return
    this.#problems.push(`request to another host: ${address}`)
  }
}
