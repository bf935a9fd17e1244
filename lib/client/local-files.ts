import type { FileDatabase } from './file-database'

/** How many addresses of files that were sent stay, so that a picture is seen until the server's own is there. */
const sentKept = 40

export interface LocalFilesDependencies {
  userId: string
  /** Undefined where there is none: then everything is kept until the page goes. */
  database: FileDatabase | undefined
  /** Gives bytes an address that a page can show, and takes it back. */
  address: { make(bytes: Blob): string; revoke(url: string): void }
}

export type LocalFiles = ReturnType<typeof createLocalFiles>

/** The bytes of files on their way out: in memory for this page, and in a database over a reload. */
export function createLocalFiles({ userId, database, address }: LocalFilesDependencies) {
  const prefix = `${userId}:`
  const bytesOf = new Map<string, Blob>()
  const urls = new Map<string, string>()
  const sent: string[] = []
  const listeners = new Set<() => void>()

  function changed(): void {
    for (const listener of listeners) listener()
  }

  function forgetUrl(id: string): void {
    const url = urls.get(id)
    urls.delete(id)
    if (url && ![...urls.values()].includes(url)) address.revoke(url)
  }

  async function get(id: string): Promise<Blob | undefined> {
    const known = bytesOf.get(id)
    if (known) return known
    const stored = await database?.get(prefix + id).catch(() => undefined)
    if (stored) bytesOf.set(id, stored)
    return stored
  }

  return {
    get,
    /** Here at once; in the database as soon as it can be. */
    put(id: string, bytes: Blob): void {
      bytesOf.set(id, bytes)
      database?.put(prefix + id, bytes).catch(() => {})
    },
    /** The address to show a file under; null while its bytes are not in memory. */
    urlOf(id: string): string | null {
      const known = urls.get(id)
      if (known) return known
      const bytes = bytesOf.get(id)
      if (!bytes) return null
      const url = address.make(bytes)
      urls.set(id, url)
      return url
    },
    /** Brings bytes from an earlier page into memory. */
    async load(id: string): Promise<void> {
      if (!bytesOf.has(id) && (await get(id))) changed()
    },
    /** The file became an upload: its bytes are not needed any more, what is shown of it is. */
    settle(id: string, uploadId: string): void {
      const url = urls.get(id)
      if (url) {
        urls.set(uploadId, url)
        sent.push(uploadId)
        for (const old of sent.splice(0, Math.max(0, sent.length - sentKept))) forgetUrl(old)
      }
      this.remove(id)
    },
    remove(id: string): void {
      bytesOf.delete(id)
      forgetUrl(id)
      database?.remove(prefix + id).catch(() => {})
    },
    /** Forgets what an earlier page left and nothing refers to. `isKept` is asked after the names are known. */
    async prune(isKept: (id: string) => boolean): Promise<void> {
      const keys = (await database?.keys().catch(() => [])) ?? []
      for (const key of keys) {
        const id = key.slice(prefix.length)
        if (key.startsWith(prefix) && !bytesOf.has(id) && !isKept(id)) database?.remove(key).catch(() => {})
      }
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
