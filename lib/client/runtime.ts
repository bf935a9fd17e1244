import type { QueryClient } from '@tanstack/react-query'
import type { ParleyEvent } from '@/lib/contract/events'
import type { Opening } from '@/lib/contract/opening'
import { ApiError, call, onReached } from './api'
import type { FollowUp } from './cache'
import { apply } from './apply'
import { createCatchUp } from './catch-up'
import { type ConnectionState, createConnection } from './connection'
import { readSeqOf } from './conversation-state'
import { createDrafts } from './drafts'
import { createFileDatabase } from './file-database'
import { createFollowUps } from './follow-ups'
import { createHeartbeat } from './heartbeat'
import { keys } from './keys'
import { createLocalFiles } from './local-files'
import { latestOnly } from './latest-only'
import { createMembershipChanges } from './membership-changes'
import { createOutbox } from './outbox'
import { createOutboxStorage } from './outbox-storage'
import { createPolling } from './polling'
import { createQueryCache } from './query-cache'
import { markRead, type ReadMark } from './read-marks'
import { listen, type Realtime } from './realtime'
import { markDelivered, markRead as markReadEndpoint, updatePresence } from './routes'
import { createSequence } from './sequence'
import { fetchConversation, fetchMe, fetchSync, saveDraft, saveMembership, send, sequenceSource, unlessMissing } from './server-calls'
import { uploadFile } from './upload-file'

/** Pauses before a watermark is told to the server, in milliseconds. */
const readPause = 300
const deliveredPause = 500

export type Runtime = ReturnType<typeof createRuntime>

/** All that works behind the hooks of one person's page, wired together. Nothing runs before `start`. */
export function createRuntime(userId: string, client: QueryClient, opening: Opening | null = null) {
  const cache = createQueryCache(client, userId)
  const connection = createConnection(typeof navigator === 'undefined' || navigator.onLine !== false)
  let realtime: Realtime | undefined
  const leftKey = `parley:left:${userId}`
  const hearers = new Set<(event: ParleyEvent) => void>()

  const followUps = createFollowUps({
    cache,
    fetchConversation: id => unlessMissing(fetchConversation(id)),
    fetchMe,
    sync: () => catchUp(),
    acknowledge: (id, mark) => deliveries.put(id, { messageId: mark.messageId, seq: mark.seq, guessed: false }),
    received,
  })
  const followUp = (list: FollowUp[]) => followUps.run(list)
  const sequence = createSequence(cache, sequenceSource, followUp)
  const catchUp = createCatchUp({ cache, fetchSync, followUp, received })
  const files = createLocalFiles({
    userId,
    database: typeof indexedDB === 'undefined' ? undefined : createFileDatabase(),
    address: { make: bytes => URL.createObjectURL(bytes), revoke: url => URL.revokeObjectURL(url) },
  })
  const outbox = createOutbox({
    storage: createOutboxStorage(browserStorage(), userId),
    files,
    upload: uploadFile,
    send: entry => send(entry, realtime?.socketId()),
    receiveOwn: sequence.receiveOwn,
    lock: typeof navigator !== 'undefined' && 'locks' in navigator ? async (name, work) => void (await navigator.locks.request(name, work)) : undefined,
  })
  const drafts = createDrafts({
    userId,
    cache,
    storage: browserStorage(),
    save: saveDraft,
    receive: (conversationId, membership) =>
      followUp(apply(cache, { v: 1, id: conversationId, at: new Date().toISOString(), conversationId, type: 'membership_updated', membership }, Date.now())),
  })
  const memberships = createMembershipChanges({
    cache,
    save: (conversationId, change) => saveMembership(conversationId, change, realtime?.socketId()),
    followUp,
  })
  const reads = latestOnly<ReadMark>(readPause, async (id, mark) => {
    const accepted = await tell(markReadEndpoint, id, mark)
    followUp([{ do: 'fetchMe' }])
    if (mark.guessed) followUp([{ do: 'fetchConversation', conversationId: id }])
    return accepted
  })
  const deliveries = latestOnly<ReadMark>(deliveredPause, async (id, mark) => {
    const conversation = cache.conversation(id).get()
    // What was read meanwhile is told as read, and that says more; what was declined or left meanwhile, to nobody.
    const isTold = conversation && (readSeqOf(conversation, userId) >= mark.seq || conversation.state === 'declined' || conversation.state === 'left')
    return isTold ? undefined : tell(markDelivered, id, mark)
  })
  const polling = createPolling(() => catchUp(), () => document.visibilityState === 'visible')
  const heartbeat = createHeartbeat(status => void call(updatePresence, { body: { status }, keepalive: true }).catch(() => {}))

  /** After a conversation's state came: events that waited for it go on, a draft is saved, and an open thread fetches what it lacks. */
  function received(conversationId: string): void {
    sequence.settle(conversationId)
    drafts.flush(conversationId)
    const isOpen = client.getQueryCache().find({ queryKey: keys.thread(conversationId) })?.isActive() ?? false
    if (isOpen && sequence.isBehind(conversationId)) void sequence.fill(conversationId)
  }

  function changed(state: ConnectionState, before: ConnectionState): void {
    polling.follow(state)
    heartbeat.follow(state)
    if (before === 'offline' || state === 'online') resume()
  }

  /** The server can be reached again: what waited goes out, what failed is asked for again. */
  function resume(): void {
    realtime?.reconnect()
    outbox.flushAll()
    drafts.flushAll()
    void client.refetchQueries({ predicate: query => query.state.status === 'error' && query.isActive() })
  }

  /** Runs until the answered function is called. */
  function start(): () => void {
    // An answer is better evidence than what the browser says of its network: the server may be on this machine.
    onReached(answered => connection.learn(answered ? { http: true, network: true } : { http: false }))
    const forget = connection.subscribe(changed)
    realtime = listen(userId, {
      onEvent(event) {
        sequence.receive(event)
        for (const hear of hearers) hear(event)
      },
      onHub(hub) {
        connection.learn({ hub })
        if (hub === 'subscribed') catchUp().catch(() => {})
      },
      onConfigured: heartbeat.learn,
    })
    outbox.start()
    const unbind = bind({ online, offline, focus: hurry, pagehide, pageshow, storage })
    document.addEventListener('visibilitychange', visibility)
    return () => {
      document.removeEventListener('visibilitychange', visibility)
      for (const part of [realtime, polling, heartbeat, reads, deliveries, followUps, outbox, drafts]) part?.stop()
      unbind()
      forget()
      onReached(() => {})
    }
  }

  function online(): void {
    connection.learn({ network: true, http: null })
    realtime?.reconnect()
    // Says whether it is true, and brings what was missed.
    catchUp().catch(() => {})
  }

  function offline(): void {
    connection.learn({ network: false })
  }

  function hurry(): void {
    polling.hurry()
  }

  function visibility(): void {
    if (document.visibilityState === 'visible') hurry()
    else reads.flush()
  }

  function pagehide(): void {
    reads.flush()
    deliveries.flush()
    drafts.flushAll()
    heartbeat.leave()
    tellOtherPages()
  }

  /** Comes back from the browser's memory, where nothing was started anew. */
  function pageshow({ persisted }: PageTransitionEvent): void {
    if (persisted) heartbeat.stay()
  }

  /** Leaving says offline for the whole person; pages that stay open must say otherwise. */
  function tellOtherPages(): void {
    try {
      browserStorage()?.setItem(leftKey, String(Date.now()))
    } catch {
      // A full storage delays the others' word until their next heartbeat.
    }
  }

  function storage({ key, newValue }: StorageEvent): void {
    if (key) drafts.follow(key)
    if (key === leftKey) heartbeat.stay()
    if (key?.startsWith(`parley:outbox:${userId}:`)) outbox.follow(newValue)
  }

  return {
    userId,
    /** What the server drew the page with: the same until React has taken over a part of the page. */
    opening,
    cache,
    client,
    connection,
    outbox,
    files,
    drafts,
    memberships,
    sequence,
    followUp,
    received,
    start,
    /** Hears every event as it comes, after it was taken in; not what had to be fetched. */
    hear(listener: (event: ParleyEvent) => void): () => void {
      hearers.add(listener)
      return () => void hearers.delete(listener)
    },
    /** Marks everything up to a message as read, here at once. */
    markRead: (conversationId: string, messageId: string) => followUp(markRead(cache, reads, conversationId, messageId)),
  }
}

/** Tells a watermark; false when the server does not want it, and never will. */
async function tell(endpoint: typeof markReadEndpoint | typeof markDelivered, id: string, { messageId }: ReadMark): Promise<void | false> {
  try {
    await call(endpoint, { params: { id }, body: { upTo: messageId }, keepalive: true })
  } catch (error) {
    if (error instanceof ApiError && !error.passing) return false
    throw error
  }
}

function bind(handlers: { [Name in keyof WindowEventMap]?: (event: WindowEventMap[Name]) => void }): () => void {
  const all = Object.entries(handlers) as [string, EventListener][]
  for (const [name, handler] of all) window.addEventListener(name, handler)
  return () => {
    for (const [name, handler] of all) window.removeEventListener(name, handler)
  }
}

function browserStorage(): Storage | undefined {
  try {
    return typeof window === 'undefined' ? undefined : window.localStorage
  } catch {
    return undefined
  }
}
