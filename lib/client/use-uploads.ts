'use client'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Outbox } from './outbox'
import { useRuntime } from './realtime-provider'

export { uploadFile, type UploadOptions } from './upload-file'

/** How far a file on its way is, from 0 to 1; undefined while it waits or when it is there. */
export function useUploadProgress(fileId: string): number | undefined {
  const { outbox } = useRuntime()
  return useSyncExternalStore(outbox.subscribeProgress, () => outbox.progressOf(fileId), () => undefined)
}

/** An address under which this browser can show a file that it sends or has just sent; null where it cannot. `wanted`: bring it from the database. */
export function useLocalFile(id: string, wanted: boolean): string | null {
  const { files } = useRuntime()
  const url = useSyncExternalStore(files.subscribe, () => files.urlOf(id), () => null)
  useEffect(() => {
    if (wanted && url === null) void files.load(id)
  }, [files, id, wanted, url])
  return url
}

/** Reads a file that is on its way, while this browser has it; always the same function for the same file. */
export function useLocalBytes(id: string): () => Promise<Blob | undefined> {
  const { files } = useRuntime()
  return useCallback(() => files.get(id), [files, id])
}

/** What can be done with the files of messages on their way (see `Sending`). */
export function useOutgoingFiles(): Pick<Outbox, 'cancelFile' | 'removeFile' | 'retry'> {
  return useRuntime().outbox
}
