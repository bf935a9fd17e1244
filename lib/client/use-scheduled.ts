'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { v7 as newClientId } from 'uuid'
import { normaliseText } from '@/lib/contract/text'
import type { Attachment, ScheduledMessage } from '@/lib/contract/views'
import { ApiError, call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { attachmentOf, kindOf } from './outgoing-file'
import { useRuntime } from './realtime-provider'
import { cancelScheduled, listScheduled, sendMessage } from './routes'
import type { Runtime } from './runtime'
import { uploadFile } from './upload-file'
import type { NewMessage } from './use-send-message'

/** How long after its time a message may still be on its way, in milliseconds. */
const slack = 2_000

export interface ScheduledQuery {
  items: ScheduledMessage[]
  status: 'loading' | 'ready' | 'error'
  retry(): void
}

/** One's own messages that wait for their time in a conversation, the next first; it is asked again when one is due. */
export function useScheduled(conversationId: string): ScheduledQuery {
  const { data, error, refetch } = useQuery({
    queryKey: keys.scheduled(conversationId),
    queryFn: () => call(listScheduled, { params: { id: conversationId } }),
    staleTime: 30_000,
    refetchInterval: ({ state }) => {
      const next = state.data?.items.find(({ status }) => status === 'waiting')
      return next ? Math.min(Math.max(slack, Date.parse(next.sendAt) - Date.now() + slack), 3_600_000) : false
    },
  })
  return { items: data?.items ?? [], status: loadStatus(data, error), retry: () => void refetch() }
}

export interface Scheduling {
  /** Hands in the files and has it sent at its time. Throws `ApiError`, and `ParleyError` for a text that cannot be said. */
  schedule(message: NewMessage, sendAt: Date): Promise<void>
  /** Takes one back; answers its files, to be sent otherwise. Throws `ApiError`: `not_found` when it was sent already. */
  cancel(scheduled: ScheduledMessage): Promise<Attachment[]>
  /** Has it sent at another time. Throws `ApiError`. */
  move(scheduled: ScheduledMessage, sendAt: Date): Promise<void>
}

/** Having messages sent later. */
export function useScheduling(conversationId: string): Scheduling {
  const runtime = useRuntime()
  return useMemo(() => schedulingOf(runtime, conversationId), [runtime, conversationId])
}

function schedulingOf({ client }: Runtime, id: string): Scheduling {
  const refresh = () => client.invalidateQueries({ queryKey: keys.scheduled(id) })
  const put = (body: { text: string; replyToId?: string; uploadIds: string[]; silent: boolean }, sendAt: Date) =>
    call(sendMessage, { params: { id }, body: { ...body, clientId: newClientId(), sendAt: sendAt.toISOString() } })
  const remove = (scheduledId: string) => call(cancelScheduled, { params: { id, scheduledId } })

  return {
    async schedule({ text, replyTo, attachments = [], silent = false }, sendAt) {
      const normal = normaliseText(text, { blank: attachments.length > 0 })
      const uploads = await Promise.all(attachments.map(async ({ file, bytes }) => (file.upload || !bytes ? attachmentOf(file) : uploadFile(new File([bytes], file.name, { type: file.contentType })))))
      await put({ text: normal, ...(replyTo && { replyToId: replyTo.id }), uploadIds: uploads.map(upload => upload.id), silent }, sendAt)
      await refresh()
    },
    async cancel(scheduled) {
      try {
        await remove(scheduled.id)
        return await Promise.all(scheduled.uploadIds.map(describeUpload))
      } finally {
        await refresh()
      }
    },
    async move(scheduled, sendAt) {
      const { text, replyToId, uploadIds, silent } = scheduled
      try {
        await remove(scheduled.id)
        await put({ text, ...(replyToId && { replyToId }), uploadIds, silent }, sendAt).catch(async (error: unknown) => {
          // It must not be lost: it waits for its old time again, if that is still to come.
          await put({ text, ...(replyToId && { replyToId }), uploadIds, silent }, new Date(scheduled.sendAt)).catch(() => {})
          throw error
        })
      } finally {
        await refresh()
      }
    },
  }
}

/** An upload by its id alone: what its address says of it. */
async function describeUpload(id: string): Promise<Attachment> {
  const url = `/api/uploads/${id}`
  const answer = await fetch(url, { method: 'HEAD' }).catch(() => null)
  if (!answer?.ok) throw new ApiError(answer?.status ?? 0, answer ? 'not_found' : 'offline', 'The file is not there any more.')
  const contentType = answer.headers.get('content-type') ?? ''
  const name = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const size = Number(answer.headers.get('content-length')) || 0
  return { id, kind: kindOf({ type: contentType }), contentType, name: name ? decodeURIComponent(name) : 'file', size, url, width: null, height: null, duration: null, thumbhash: null }
}
