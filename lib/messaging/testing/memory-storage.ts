import type { Storage } from '../ctx'

/** Files that last as long as the test; held to the same tests as disk and S3. */
export function memoryStorage(): Storage & { keys(): string[] } {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    async put(key, bytes) {
      const pieces: Uint8Array[] = []
      if (bytes instanceof Uint8Array) pieces.push(bytes)
      else for await (const piece of bytes) pieces.push(piece)
      files.set(key, Uint8Array.from(Buffer.concat(pieces)))
    },
    async get(key, range) {
      const bytes = files.get(key)
      return bytes ? new Blob([range ? bytes.subarray(range.start, range.end + 1) : bytes]).stream() : null
    },
    async remove(key) {
      files.delete(key)
    },
    keys: () => [...files.keys()],
  }
}
