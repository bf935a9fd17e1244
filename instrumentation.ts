/** Next calls this once when a server starts. One without a complete environment says what is missing and ends, instead of serving errors. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    const { EnvironmentError, requireEnvironment } = await import('@/lib/environment')
    try {
      requireEnvironment()
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error
      console.error(error.message)
      process.exit(1)
    }
  }
}
