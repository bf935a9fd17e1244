/** Next calls this once when a server starts. One without a complete environment must say what is missing, not serve errors. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { requireEnvironment } = await import('@/lib/environment')
  requireEnvironment()
}
