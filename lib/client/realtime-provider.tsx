'use client'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import type { Opening } from '@/lib/contract/opening'
import type { ConnectionState } from './connection'
import { keepLocally } from './keep-locally'
import { createQueryClient } from './query-cache'
import { takeOpening } from './opening'
import { createRuntime, type Runtime } from './runtime'

export type { ConnectionState } from './connection'

const RuntimeContext = createContext<Runtime | null>(null)

interface ProviderProps {
  userId: string
  /** What the page's HTML shows already. */
  opening?: Opening | null
  children: ReactNode
}

/** Everything below it has the caches, one real-time connection and the outbox of this person. */
export function RealtimeProvider({ userId, opening, children }: ProviderProps) {
  return <RuntimeProvider key={userId} userId={userId} opening={opening}>{children}</RuntimeProvider>
}

function RuntimeProvider({ userId, opening = null, children }: ProviderProps) {
  const [{ runtime, followUps }] = useState(() => {
    const runtime = createRuntime(userId, createQueryClient(), opening)
    return { runtime, followUps: opening ? takeOpening(runtime, opening) : [] }
  })
  useEffect(() => {
    let parts: (() => void)[] = []
    // After what is drawn already can be pressed.
    const timer = setTimeout(() => {
      parts = [runtime.start(), keepLocally(runtime)]
      runtime.followUp(followUps)
    })
    return () => {
      clearTimeout(timer)
      for (const stop of parts) stop()
    }
  }, [runtime, followUps])
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
