/** Something that this browser keeps of a person's state: under a name, from a moment in milliseconds. */
export interface Kept {
  name: string
  at: number
  data: unknown
}

/** What outlives the page, per person. No call ever rejects: without a database nothing is kept. */
export interface KeptDatabase {
  /** Everything of one person. */
  read(userId: string): Promise<Kept[]>
  /** Adds and replaces some, and takes others away, all at once. */
  write(userId: string, kept: Kept[], gone: string[]): Promise<void>
  /** Forgets everybody, or everybody else. */
  forget(butFor?: string): Promise<void>
}

const databaseName = 'parley-kept'
const storeName = 'kept'
/** Of the shape of what is kept: another number than what is there begins anew. */
const shape = 1

/** The database of this browser, by IndexedDB. */
export function createKeptDatabase(): KeptDatabase {
  let opening: Promise<IDBDatabase | undefined> | undefined

  function open(): Promise<IDBDatabase | undefined> {
    opening ??= openDatabase(() => (opening = undefined)).catch(() => undefined)
    return opening
  }

  async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
    const database = await open()
    if (!database) return undefined
    return new Promise(resolve => {
      try {
        const transaction = database.transaction(storeName, mode)
        const request = work(transaction.objectStore(storeName))
        transaction.addEventListener('complete', () => resolve(request?.result))
        // Full, or closed under us.
        transaction.addEventListener('abort', () => resolve(undefined))
      } catch {
        opening = undefined
        resolve(undefined)
      }
    })
  }

  return {
    read: async userId => ((await run('readonly', store => store.getAll(ofPerson(userId)))) as Kept[] | undefined) ?? [],
    async write(userId, kept, gone) {
      await run('readwrite', store => {
        for (const name of gone) store.delete([userId, name])
        for (const one of kept) store.put(one, [userId, one.name])
        return undefined
      })
    },
    async forget(butFor) {
      await run('readwrite', store => {
        if (butFor === undefined) return store.clear()
        store.delete(IDBKeyRange.upperBound([butFor], true))
        return store.delete(IDBKeyRange.lowerBound([butFor, []], true))
      })
    },
  }
}

/** Arrays are after all strings, so the second bound is behind every name. */
function ofPerson(userId: string): IDBKeyRange {
  return IDBKeyRange.bound([userId], [userId, []])
}

function openDatabase(closed: () => void): Promise<IDBDatabase | undefined> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, shape)
    request.addEventListener('upgradeneeded', () => {
      for (const name of request.result.objectStoreNames) request.result.deleteObjectStore(name)
      request.result.createObjectStore(storeName)
    })
    request.addEventListener('success', () => {
      const database = request.result
      database.addEventListener('close', closed)
      // A newer page in another tab wants another shape.
      database.addEventListener('versionchange', () => {
        database.close()
        closed()
      })
      resolve(database)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('There is no database.')))
    request.addEventListener('blocked', () => resolve(undefined))
  })
}
