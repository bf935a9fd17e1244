export type LoadStatus = 'loading' | 'ready' | 'error'

/** Something that was once there stays shown, whatever goes wrong afterwards. */
export function loadStatus(data: unknown, error: Error | null): LoadStatus {
  if (data !== undefined) return 'ready'
  return error ? 'error' : 'loading'
}
