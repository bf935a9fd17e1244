'use client'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Account, AccountGroup, Stats } from '@/lib/contract/moderation-views'
import { type ApiError, call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { changeAccount, getAccount, getLiveness, getReadiness, getStats, listAccounts } from './routes'
import { type Pages, usePages } from './use-pages'

/** Accounts as staff sees them: by the beginning of a name, and of a group. */
export function useAccounts(q: string, group: AccountGroup): Pages<Account> {
  return usePages<Account, { items: Account[]; nextCursor: string | null }>({
    queryKey: [...keys.accounts, group, q],
    fetchPage: (cursor, signal) => call(listAccounts, { query: { q: q || undefined, group, cursor }, signal }),
    keep: true,
  })
}

/** One account, with role, plan and suspension. */
export function useAccount(id: string | undefined): Account | undefined {
  return useQuery({
    queryKey: keys.account(id ?? ''),
    queryFn: () => call(getAccount, { params: { id: id ?? '' } }),
    enabled: id !== undefined,
    staleTime: 0,
  }).data
}

export interface AccountChange {
  /** Throws `ApiError`; `conflict` for the last administrator. */
  change(id: string, to: Partial<Pick<Account, 'role' | 'plan'>>): Promise<void>
  changing: boolean
}

/** Gives somebody another role or plan. */
export function useChangeAccount(): AccountChange {
  const client = useQueryClient()
  const { mutateAsync, isPending } = useMutation<void, ApiError, { id: string; to: Partial<Pick<Account, 'role' | 'plan'>> }>({
    async mutationFn({ id, to }) {
      const account = await call(changeAccount, { params: { id }, body: to })
      client.setQueryData<Account>(keys.account(id), account)
      await client.invalidateQueries({ queryKey: keys.accounts })
    },
  })
  return { change: (id, to) => mutateAsync({ id, to }), changing: isPending }
}

export interface StatsQuery {
  stats: Stats | undefined
  status: 'loading' | 'ready' | 'error'
  retry(): void
}

/** The figures of this server, fresh every half minute while somebody looks. */
export function useStats(): StatsQuery {
  const { data, error, refetch } = useQuery({ queryKey: keys.stats, queryFn: ({ signal }) => call(getStats, { signal }), staleTime: 0, refetchInterval: 30_000, placeholderData: keepPreviousData })
  return { stats: data, status: loadStatus(data, error), retry: () => void refetch() }
}

/** Whether a part of the server answers, and how fast, in milliseconds. */
export type PartHealth = { ok: boolean; took: number }

export interface Health {
  server: PartHealth
  database: PartHealth
  at: Date
}

/** Asks the server and its database every ten seconds while somebody looks. */
export function useHealth(): { health: Health | undefined; check(): void; checking: boolean } {
  const { data, refetch, isFetching } = useQuery({
    queryKey: keys.health,
    async queryFn(): Promise<Health> {
      const [server, database] = [await timed(() => call(getLiveness)), await timed(() => call(getReadiness))]
      return { server, database, at: new Date() }
    },
    staleTime: 0,
    refetchInterval: 10_000,
  })
  return { health: data, check: () => void refetch(), checking: isFetching }
}

async function timed(ask: () => Promise<unknown>): Promise<PartHealth> {
  const start = performance.now()
  const ok = await ask().then(() => true, () => false)
  return { ok, took: Math.round(performance.now() - start) }
}
