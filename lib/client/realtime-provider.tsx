'use client'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ConnectionState } from './connection'
import { keepLocally } from './keep-locally'
import { createQueryClient } from './query-cache'
import { createRuntime, type Runtime } from './runtime'

export type { ConnectionState } from './connection'

const RuntimeContext = createContext<Runtime | null>(null)

/** Everything below it has the caches, one real-time connection and the outbox of this person. */
export function RealtimeProvider({ userId, children }: { userId: string; children: ReactNode }) {
  return <RuntimeProvider key={userId} userId={userId}>{children}</RuntimeProvider>
}

function RuntimeProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [runtime] = useState(() => createRuntime(userId, createQueryClient()))
  useEffect(() => {
    const parts = [runtime.start(), keepLocally(runtime)]
    return () => parts.forEach(stop => stop())
  }, [runtime])
  return (
    <RuntimeContext value={runtime}>
      <QueryClientProvider client={runtime.client}>{children}</QueryClientProvider>
    </RuntimeContext>
  )
}

/** What the hooks work with. */
export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext)
  if (!runtime) throw new Error('This needs a RealtimeProvider above it.')
  return runtime
}

/** How this browser reaches the server right now. */
export function useConnection(): ConnectionState {
  const { connection } = useRuntime()
  return useSyncExternalStore(connection.subscribe, connection.state, () => 'connecting')
}
