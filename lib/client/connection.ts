/** `degraded`: HTTP works, real time does not, so the browser polls. */
export type ConnectionState = 'connecting' | 'online' | 'degraded' | 'offline'

interface Facts {
  /** What the browser says of its network. */
  network: boolean
  /** Whether the last call was answered; null before the first. */
  http: boolean | null
  hub: 'connecting' | 'subscribed' | 'down'
}

/** What the facts mean to a person. */
export function connectionState({ network, http, hub }: Facts): ConnectionState {
  if (!network) return 'offline'
  if (hub === 'subscribed') return 'online'
  if (http === false) return 'offline'
  return hub === 'down' ? 'degraded' : 'connecting'
}

export type Connection = ReturnType<typeof createConnection>

/** How the server is reached, as facts come in from calls, the socket and the browser. */
export function createConnection(network: boolean) {
  let facts: Facts = { network, http: null, hub: 'connecting' }
  const listeners = new Set<(state: ConnectionState, before: ConnectionState) => void>()

  return {
    state: () => connectionState(facts),
    learn(news: Partial<Facts>): void {
      const before = connectionState(facts)
      facts = { ...facts, ...news }
      const state = connectionState(facts)
      if (state !== before) for (const listener of listeners) listener(state, before)
    },
    subscribe(listener: (state: ConnectionState, before: ConnectionState) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
