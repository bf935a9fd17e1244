'use client'
import type { Opening } from '@/lib/contract/opening'
import { useRuntime } from './realtime-provider'
import { useHydrated } from './use-hydrated'

/** What the server drew the page with; null once React has taken over this part of the page, which then knows more. */
export function useOpening(): Opening | null {
  const { opening } = useRuntime()
  return useHydrated() ? null : opening
}
