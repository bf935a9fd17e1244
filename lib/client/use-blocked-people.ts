'use client'
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { Contract } from '@/lib/contract'
import type { ReturnOf } from '@/lib/contract/endpoint'
import type { User } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus, type LoadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { listBlocks } from './routes'
import { useBlock } from './use-block'

type Page = ReturnOf<Contract['listBlocks']>

export interface BlockedPeople {
  people: User[]
  status: LoadStatus
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
  /** Takes somebody from the list at once; they are back in it where the server refuses. Throws `ApiError`. */
  unblock(person: User): Promise<void>
  /** As it was before `unblock`. Throws `ApiError`. */
  blockAgain(person: User): Promise<void>
}

const queryKey = [...keys.blocks, 'pages'] as const

/** Whom the person who is signed in has blocked, the last one first. */
export function useBlockedPeople(): BlockedPeople {
  const { client } = useRuntime()
  const { block, unblock } = useBlock()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => call(listBlocks, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    // No event tells of blocks made elsewhere.
    staleTime: 0,
  })
  const refresh = () => client.invalidateQueries({ queryKey })

  return {
    people: data?.pages.flatMap(page => page.items) ?? [],
    status: loadStatus(data, error),
    retry: () => void refetch(),
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
    async unblock(person) {
      client.setQueryData<InfiniteData<Page>>(queryKey, held => held && without(held, person.id))
      await unblock(person.id).finally(refresh)
    },
    async blockAgain(person) {
      await block(person.id).finally(refresh)
    },
  }
}

function without(held: InfiniteData<Page>, userId: string): InfiniteData<Page> {
  return { ...held, pages: held.pages.map(page => ({ ...page, items: page.items.filter(({ id }) => id !== userId) })) }
}
