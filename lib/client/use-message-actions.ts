'use client'
import { useMemo } from 'react'
import { v7 as newClientId } from 'uuid'
import type { ErrorCode } from '@/lib/contract/errors'
import { normaliseText } from '@/lib/contract/text'
import type { Message } from '@/lib/contract/views'
import { call } from './api'
import { position } from './cache'
import { changeHere, knownMessage, reactHere, removeHere } from './message-change'
import { useRuntime } from './realtime-provider'
import { addReaction, deleteMessage, editMessage, forwardMessage, pinMessage, removeReaction, saveMessage, unpinMessage, unsaveMessage } from './routes'
import type { Runtime } from './runtime'
import { rememberSaved } from './saved-list'

/** What became of a message in one of the conversations that it was forwarded to; `error` where it was not said. */
export interface Forwarded {
  conversationId: string
  error: { code: ErrorCode; detail: string } | null
}

/** Each throws `ApiError`, after what was shown at once has been taken back. */
export interface MessageActions {
  /** Changes what a message of one's own says. Also throws `ParleyError` for a text that cannot be said. */
  edit(message: Message, text: string): Promise<void>
  remove(message: Message, whom: 'everyone' | 'me'): Promise<void>
  /** Adds one's own reaction, or takes it back where it is there. */
  react(message: Message, emoji: string): Promise<void>
  pin(message: Message): Promise<void>
  unpin(message: Message): Promise<void>
  save(message: Message): Promise<void>
  unsave(message: Message): Promise<void>
  forward(message: Message, conversationIds: string[]): Promise<Forwarded[]>
}

/** What can be done with the messages of a conversation. Shown at once; the event of the change has the last word. */
export function useMessageActions(conversationId: string): MessageActions {
  const runtime = useRuntime()
  return useMemo(() => actionsOf(runtime, conversationId), [runtime, conversationId])
}

function actionsOf(runtime: Runtime, conversationId: string): MessageActions {
  const { cache, followUp, sequence } = runtime
  const paramsOf = (message: Message) => ({ id: conversationId, messageId: message.id })

  async function setPinned(message: Message, pinned: boolean): Promise<void> {
    const before = knownMessage(cache, message)?.pinnedAt ?? null
    followUp(changeHere(cache, message, known => ({ ...known, pinnedAt: pinned ? (known.pinnedAt ?? new Date().toISOString()) : null })))
    try {
      await call(pinned ? pinMessage : unpinMessage, { params: paramsOf(message) })
    } catch (error) {
      followUp(changeHere(cache, message, known => ({ ...known, pinnedAt: before })))
      throw error
    }
  }

  return {
    async edit(message, raw) {
      const text = normaliseText(raw, { blank: message.attachments.length > 0 })
      const before = knownMessage(cache, message)?.text ?? message.text
      const since = position(cache, conversationId)
      followUp(changeHere(cache, message, known => ({ ...known, text })))
      try {
        sequence.receiveChanged(await call(editMessage, { params: paramsOf(message), body: { text } }), since)
      } catch (error) {
        followUp(changeHere(cache, message, known => (known.text === text ? { ...known, text: before } : known)))
        throw error
      }
    },
    async remove(message, whom) {
      await call(deleteMessage, { params: paramsOf(message), query: { for: whom } })
      followUp(removeHere(cache, message, whom))
    },
    async react(message, emoji) {
      const known = (knownMessage(cache, message) ?? message).reactions.find(reaction => reaction.emoji === emoji)
      const added = !known?.mine
      followUp(reactHere(cache, message, emoji, added))
      try {
        await call(added ? addReaction : removeReaction, { params: { ...paramsOf(message), emoji } })
      } catch (error) {
        followUp(reactHere(cache, message, emoji, !added))
        throw error
      }
    },
    pin: message => setPinned(message, true),
    unpin: message => setPinned(message, false),
    async save(message) {
      const forget = rememberSaved(runtime.client, message, true)
      await call(saveMessage, { params: paramsOf(message) }).catch(forget)
    },
    async unsave(message) {
      const forget = rememberSaved(runtime.client, message, false)
      await call(unsaveMessage, { params: paramsOf(message) }).catch(forget)
    },
    async forward(message, conversationIds) {
      const { items } = await call(forwardMessage, { params: paramsOf(message), body: { conversationIds, clientId: newClientId() } })
      for (const item of items) if (item.message) sequence.receiveOwn(item.message)
      return items.map(({ conversationId: id, error }) => ({ conversationId: id, error }))
    },
  }
}
