/** Something that was once there stays shown, whatever goes wrong afterwards. */
export function loadStatus(data: unknown, error: Error | null): 'loading' | 'ready' | 'error' {
  if (data !== undefined) return 'ready'
  return error ? 'error' : 'loading'
}
