/** After so long without news nobody is taken to be typing any more (decision 16), in milliseconds. */
export const typingExpiresAfter = 8_000

/** The one channel that each of a person's devices listens to. */
export function userChannel(userId: string): string {
  return `private-user-${userId}`
}
