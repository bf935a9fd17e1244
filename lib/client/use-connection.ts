'use client'

/** `degraded`: HTTP works, real time does not, so the browser polls. */
export type ConnectionState = 'connecting' | 'online' | 'degraded' | 'offline'

/** How this browser reaches the server right now. */
export function useConnection(): ConnectionState {
  return 'connecting'
}
