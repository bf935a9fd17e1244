'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { createHeldDecisions, noDecisions, type HeldDecisions, type RequestDecision } from './held-decisions'
import { useRuntime } from './realtime-provider'
import type { Runtime } from './runtime'
import { tellDecision } from './tell-decision'
import { useMe } from './use-me'

const ofRuntime = new WeakMap<Runtime, HeldDecisions>()

/** The decisions on requests that this page holds back. They outlive the view that they were made in. */
export function useHeldDecisions(): HeldDecisions {
  const runtime = useRuntime()
  return useMemo(() => heldBy(runtime), [runtime])
}

function heldBy(runtime: Runtime): HeldDecisions {
  const known = ofRuntime.get(runtime)
  if (known) return known
  const held = createHeldDecisions((decision, leaving) => tellDecision(runtime, decision, leaving))
  ofRuntime.set(runtime, held)
  // For as long as the page lasts, as the runtime does.
  if (typeof window !== 'undefined') window.addEventListener('pagehide', () => held.flush(true))
  return held
}

function useDecisions(): readonly RequestDecision[] {
  const held = useHeldDecisions()
  return useSyncExternalStore(held.subscribe, held.decisions, () => noDecisions)
}

/** The requests that are decided here, though the server does not know yet. */
export function useDecidedIds(): ReadonlySet<string> {
  const decisions = useDecisions()
  return useMemo(() => new Set(decisions.flatMap(({ requests }) => requests.map(({ id }) => id))), [decisions])
}

/** How many requests wait for the reader's answer, without those that were answered just now. */
export function useRequestCount(): number {
  const decided = useDecisions().flatMap(({ action, requests }) => (action === 'cancel' ? [] : requests)).length
  return Math.max(0, (useMe().me?.requestCount ?? 0) - decided)
}
