'use client'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { type ApiError, call } from './api'
import { loseConversation, receiveConversation, writeConversation } from './cache'
import { type GroupChange, type Role, withGroupChange, withoutGroupChange } from './group-changes'
import { useRuntime } from './realtime-provider'
import type { Runtime } from './runtime'
import { addMembers, changeRole, createConversation, removeMember, renameGroup } from './routes'

export interface GroupCreation {
  /** A new group of the caller and these people; strangers get it as a request. Throws `ApiError`. */
  create(group: { memberIds: string[]; name: string }): Promise<Conversation>
  creating: boolean
}

/** Begins groups. */
export function useCreateGroup(): GroupCreation {
  const { cache, followUp } = useRuntime()
  const { mutateAsync, isPending } = useMutation<Conversation, ApiError, { memberIds: string[]; name: string }>({
    async mutationFn({ memberIds, name }) {
      const conversation = await call(createConversation, { body: { memberIds, name } })
      followUp(receiveConversation(cache, conversation))
      return conversation
    },
  })
  return { create: mutateAsync, creating: isPending }
}

/** Each is shown at once, and taken back before its promise rejects (`ApiError`); only who comes in is the server's to say. */
export interface GroupActions {
  rename(name: string): Promise<void>
  add(userIds: string[]): Promise<void>
  setRole(userId: string, role: Role): Promise<void>
  remove(userId: string): Promise<void>
  leave(): Promise<void>
}

/** What can be done to a group. */
export function useGroup(conversationId: string): GroupActions {
  const runtime = useRuntime()
  return useMemo(() => {
    const { cache, userId: ownId, followUp } = runtime
    const params = { id: conversationId }
    return {
      rename: name => change(runtime, conversationId, { kind: 'rename', name }, () => call(renameGroup, { params, body: { name } })),
      async add(userIds) {
        followUp(receiveConversation(cache, await call(addMembers, { params, body: { userIds } })))
      },
      setRole: (userId, role) => change(runtime, conversationId, { kind: 'role', userId, role }, () => call(changeRole, { params: { ...params, userId }, body: { role } })),
      remove: userId => change(runtime, conversationId, { kind: 'remove', userId }, () => call(removeMember, { params: { ...params, userId } })),
      async leave() {
        await call(removeMember, { params: { ...params, userId: ownId } })
        followUp(loseConversation(cache, conversationId))
        followUp([{ do: 'fetchConversation', conversationId }])
      },
    }
  }, [runtime, conversationId])
}

async function change({ cache, followUp }: Runtime, conversationId: string, wanted: GroupChange, tell: () => Promise<Conversation | void>): Promise<void> {
  const before = cache.conversation(conversationId).get()
  if (before) followUp(writeConversation(cache, withGroupChange(before, wanted)))
  try {
    const answer = await tell()
    if (answer) followUp(receiveConversation(cache, answer))
  } catch (error) {
    const now = cache.conversation(conversationId).get()
    if (before && now) followUp(writeConversation(cache, withoutGroupChange(now, wanted, before)))
    throw error
  }
}
