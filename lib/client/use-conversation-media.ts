'use client'
import { useState } from 'react'
import type { Attachment, Message, Person } from '@/lib/contract/views'
import { useRuntime } from './realtime-provider'

/** A photo or video and whence it comes. */
export interface MediaItem {
  attachment: Attachment
  messageId: string
  sender: Person
  text: string
  createdAt: string
}

/** The photos and videos of a message. */
export function mediaOf({ id, sender, text, createdAt, attachments, deletedAt }: Message): MediaItem[] {
  if (deletedAt !== null) return []
  return attachments.filter(({ kind, url }) => (kind === 'image' || kind === 'video') && url !== '').map(attachment => ({ attachment, messageId: id, sender, text, createdAt }))
}

/** Those of the conversation as far as it is loaded, around a message that is in it; else of that message alone. As they are at first. */
export function useConversationMedia(message: Message): MediaItem[] {
  const { cache } = useRuntime()
  const [items] = useState(() => {
    const loaded = cache.thread(message.conversationId).get()?.messages ?? []
    return loaded.some(({ id }) => id === message.id) ? loaded.flatMap(mediaOf) : mediaOf(message)
  })
  return items
}
