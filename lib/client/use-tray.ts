'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { maxFiles } from '@/lib/contract/media'
import type { Attachment } from '@/lib/contract/views'
import { describeFile } from './measure-file'
import type { OutgoingFile } from './outgoing-file'
import type { Said } from './outbox'
import { useRuntime } from './realtime-provider'

/** A file that was picked and not sent yet. `url`: where this browser shows it. */
export interface TrayItem {
  file: OutgoingFile
  bytes: Blob | undefined
  url: string | null
}

export interface Tray {
  items: readonly TrayItem[]
  /** Answers whether all of them had room. */
  add(files: readonly File[]): Promise<boolean>
  /** Puts back what was handed in before. */
  restore(uploads: readonly Attachment[]): void
  remove(id: string): void
  /** What can be sent of it; it is empty then. */
  take(): NonNullable<Said['files']>
}

const nothing: readonly TrayItem[] = []
// Trays outlive going to another conversation and back; they go with the page.
const trays = new WeakMap<object, Map<string, ReturnType<typeof createTray>>>()

/** The files that lie ready beside the text of a conversation. */
export function useTray(conversationId: string): Tray {
  const runtime = useRuntime()
  const tray = useMemo(() => {
    const all = trays.get(runtime) ?? new Map<string, ReturnType<typeof createTray>>()
    trays.set(runtime, all)
    const known = all.get(conversationId) ?? createTray()
    all.set(conversationId, known)
    return known
  }, [runtime, conversationId])
  const items = useSyncExternalStore(tray.subscribe, tray.items, () => nothing)
  return useMemo(() => ({ items, add: tray.add, restore: tray.restore, remove: tray.remove, take: tray.take }), [items, tray])
}

function createTray() {
  let items = nothing
  let adding = 0
  const listeners = new Set<() => void>()

  function set(next: readonly TrayItem[]): void {
    const kept = new Set(next.map(({ url }) => url))
    for (const { url } of items) if (url && !kept.has(url)) URL.revokeObjectURL(url)
    items = next
    for (const listener of listeners) listener()
  }

  return {
    items: () => items,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async add(files: readonly File[]): Promise<boolean> {
      const fitting = files.slice(0, Math.max(0, maxFiles - items.length - adding))
      adding += fitting.length
      try {
        const described = await Promise.all(fitting.map(async bytes => ({ bytes, file: await describeFile(bytes) })))
        set([...items, ...described.map(({ bytes, file }) => ({ file, bytes, url: file.kind === 'file' ? null : URL.createObjectURL(bytes) }))])
      } finally {
        adding -= fitting.length
      }
      return fitting.length === files.length
    },
    restore(uploads: readonly Attachment[]): void {
      set([...items, ...uploads.map(upload => ({ file: { ...upload, upload }, bytes: undefined, url: upload.kind === 'image' ? `${upload.url}?size=thumbnail` : null }))])
    },
    remove: (id: string) => set(items.filter(({ file }) => file.id !== id)),
    take(): NonNullable<Said['files']> {
      const taken = items.flatMap(({ file, bytes }) => (file.failure ? [] : { file, bytes }))
      set(nothing)
      return taken
    },
  }
}
