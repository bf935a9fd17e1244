/** What the gateway of this process has open: sockets, and people behind them. */
export interface GatewayStats {
  connections: number
  people: number
}

const key = Symbol.for('parley.gateway')
const shared = globalThis as typeof globalThis & { [key]?: () => GatewayStats }

/** Puts the gateway's figures where every bundle of this process finds them. */
export function shareGateway(stats: () => GatewayStats): void {
  shared[key] = stats
}

/** Undefined where this process has no gateway. */
export function gatewayStats(): GatewayStats | undefined {
  return shared[key]?.()
}
