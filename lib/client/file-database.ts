/** Bytes that outlive the page, in IndexedDB. Each call rejects where the browser has none, or no room. */
export interface FileDatabase {
  get(key: string): Promise<Blob | undefined>
  put(key: string, bytes: Blob): Promise<void>
  remove(key: string): Promise<void>
  keys(): Promise<string[]>
}

const storeName = 'files'

/** Opened at the first use; a database that was closed under it is opened again. */
export function createFileDatabase(name = 'parley-outbox'): FileDatabase {
  let opening: Promise<IDBDatabase> | undefined

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(storeName))
      request.addEventListener('success', () => {
        request.result.addEventListener('close', () => (opening = undefined))
        resolve(request.result)
      })
      request.addEventListener('error', () => reject(request.error ?? new Error('There is no database.')))
      request.addEventListener('blocked', () => reject(new Error('Another page holds the database.')))
    }).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await open()).transaction(storeName, mode)
    const request = work(transaction.objectStore(storeName))
    return new Promise((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('There is no room.')))
      transaction.addEventListener('error', () => reject(transaction.error ?? new Error('It was not kept.')))
    })
  }

  return {
    get: key => run<Blob | undefined>('readonly', store => store.get(key) as IDBRequest<Blob | undefined>),
    put: async (key, bytes) => void (await run('readwrite', store => store.put(bytes, key))),
    remove: async key => void (await run('readwrite', store => store.delete(key))),
    keys: async () => (await run('readonly', store => store.getAllKeys())).map(String),
  }
}
