import type { Query } from '@tanstack/react-query'
import type { InboxList } from './inbox-list'
import { keys } from './keys'
import type { Kept } from './kept-database'
import { isForgotten, keepPerson, keptDatabase } from './kept-person'
import { type KeptThread, keptName, keptQuery, shortList, shortThread, surplusThreads, threadOf } from './kept-state'
import type { Runtime } from './runtime'

/** How long changes are collected before they are written, in milliseconds. */
const settleFor = 1_000

/**
 * How long a thread waits for the server before it shows what was kept, in milliseconds: only the server knows what is
 * unread by now, and a thread opens there. Without a network nothing waits.
 */
const patience = 1_000

/**
 * Keeps the recent state of a person in this browser, and brings it back at the start: the list at once, threads when
 * the server lets wait. All of it counts as stale, so whatever the server says takes its place. Answers how to stop.
 */
export function keepLocally(runtime: Runtime): () => void {
  const { client, userId } = runtime
  const changed = new Set<string>()
  const times = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let restoring = false
  let stopWaiting: (() => void) | undefined

  async function restore(): Promise<void> {
    await keepPerson(userId)
    const all = await keptDatabase().read(userId)
    if (stopped) return
    for (const { name, at } of all) times.set(name, at)
    for (const { name, at, data } of all) {
      const queryKey = keptQuery(name)
      if (queryKey) show(queryKey, data, at)
    }
    stopWaiting = afterPatience(runtime, () => showThreads(all))
  }

  function showThreads(all: Kept[]): void {
    for (const { name, at, data } of all) {
      const id = threadOf(name)
      if (!id) continue
      const { conversation, window } = data as KeptThread
      show(keys.conversation(id), conversation, at)
      show(keys.thread(id), window, at)
    }
  }

  function show(queryKey: readonly unknown[], data: unknown, at: number): void {
    if (client.getQueryData(queryKey) !== undefined) return
    restoring = true
    client.setQueryData(queryKey, data, { updatedAt: at })
    restoring = false
    client.getQueryCache().find({ queryKey, exact: true })?.invalidate()
  }

  function note(query: Query): void {
    const name = keptName(query.queryKey)
    if (!name || restoring) return
    changed.add(name)
    timer ??= setTimeout(() => void write(), settleFor)
  }

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (stopped || isForgotten() || changed.size === 0) return
    const at = Date.now()
    const kept = [...changed].flatMap(name => {
      const data = current(name)
      return data === undefined ? [] : [{ name, at, data }]
    })
    const lost = [...changed].filter(isLost)
    changed.clear()
    for (const { name } of kept) times.set(name, at)
    const gone = [...lost, ...surplusThreads([...times].map(([name, time]) => ({ name, at: time })))]
    for (const name of gone) times.delete(name)
    await keptDatabase().write(userId, kept.filter(({ name }) => times.has(name)), gone)
  }

  /** A conversation that was left, or was declined. */
  function isLost(name: string): boolean {
    const conversation = runtime.cache.conversation(threadOf(name) ?? '').get()
    return conversation !== undefined && conversation.state !== 'active'
  }

  function current(name: string): unknown {
    const id = threadOf(name)
    if (id) return shortThread(runtime.cache.conversation(id).get(), runtime.cache.thread(id).get())
    const data = client.getQueryData(keptQuery(name) ?? [])
    return name === 'inbox' && data ? shortList(data as InboxList) : data
  }

  const forget = client.getQueryCache().subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    note(event.query)
    // A page that took the place of what was kept may be older than events that came meanwhile.
    const [kind, id] = event.query.queryKey
    if (kind === 'thread' && typeof id === 'string' && !event.action.manual) queueMicrotask(() => runtime.received(id))
  })
  const hide = () => void write()
  window.addEventListener('pagehide', hide)
  document.addEventListener('visibilitychange', hide)
  void restore()
  return () => {
    stopped = true
    clearTimeout(timer)
    stopWaiting?.()
    forget()
    window.removeEventListener('pagehide', hide)
    document.removeEventListener('visibilitychange', hide)
  }
}

/** Acts once: when the server cannot be reached, or lets wait. */
function afterPatience({ connection }: Runtime, act: () => void): () => void {
  if (connection.state() === 'offline') {
    act()
    return () => {}
  }
  const stop = () => {
    clearTimeout(timer)
    forget()
  }
  const once = () => {
    stop()
    act()
  }
  const timer = setTimeout(once, patience)
  const forget = connection.subscribe(state => {
    if (state === 'offline') once()
  })
  return stop
}
