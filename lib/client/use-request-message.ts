'use client'
import { useQuery } from '@tanstack/react-query'
import { keys } from './keys'
import { fetchMessages } from './server-calls'

/** The message that somebody asks with; null where it is gone, undefined until it is known. */
export function useRequestMessage(conversationId: string, fromId: string): string | null | undefined {
  const { data, error } = useQuery({
    queryKey: keys.requestMessage(conversationId),
    queryFn: async () => (await fetchMessages(conversationId)).items.find(({ sender, kind }) => sender.id === fromId && kind === 'text')?.id ?? null,
    staleTime: 0,
    retry: false,
  })
  return error ? null : data
}
