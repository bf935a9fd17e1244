'use client'
import type { ReactNode } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'

/** `degraded`: HTTP works, real time does not, so the browser polls. */
export type ConnectionState = 'connecting' | 'online' | 'degraded' | 'offline'

/** Everything below it has the caches, one real-time connection and the outbox of this person. */
export function RealtimeProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [client] = useState(() => new QueryClient())
  return <QueryClientProvider key={userId} client={client}>{children}</QueryClientProvider>
}

/** How this browser reaches the server right now. */
export function useConnection(): ConnectionState {
  return 'connecting'
}
