/** The key as it is; throws for one that could name anything but a file of ours. Keys are our own ids, never a person's words. */
export function assertKey(key: string): string {
  if (/^[\w-]+(?:\/[\w-]+(?:\.\w+)?)*$/.test(key)) return key
  throw new Error(`Not a storage key: ${JSON.stringify(key)}`)
}
