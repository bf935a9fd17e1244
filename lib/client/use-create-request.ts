'use client'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type ApiError, call } from './api'
import { receiveConversation, receiveRequest } from './cache'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { createRequest } from './routes'
import { fetchConversation } from './server-calls'

interface Asked {
  userId: string
  text: string
}

export interface RequestCreation {
  /** Asks to write to somebody; answers the id of the conversation. Throws `ApiError`. */
  ask(asked: Asked): Promise<string>
  asking: boolean
}

/** Asks to write to people. The same words to the same person are asked once, however often they are tried. */
export function useCreateRequest(): RequestCreation {
  const { cache, client, followUp } = useRuntime()
  const tried = useRef<Asked & { clientId: string }>(null)
  const { mutateAsync, isPending } = useMutation<string, ApiError, Asked>({
    async mutationFn({ userId, text }) {
      const again = tried.current?.userId === userId && tried.current.text === text
      const attempt = again && tried.current ? tried.current : { userId, text, clientId: crypto.randomUUID() }
      tried.current = attempt
      const request = await call(createRequest, { body: attempt })
      tried.current = null
      followUp(receiveRequest(cache, request))
      void client.invalidateQueries({ queryKey: keys.verdict(userId) })
      followUp(receiveConversation(cache, await fetchConversation(request.conversationId)))
      return request.conversationId
    },
  })
  return { ask: mutateAsync, asking: isPending }
}
