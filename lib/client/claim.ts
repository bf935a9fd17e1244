/** How long what one page took stays taken from the others, in milliseconds. */
const held = 3_000

/**
 * Whether this page is the one of this person's to do something once, like ringing. Whoever asks first gets it; a page
 * that nobody looks at asks a moment later. Where pages cannot tell one another, each does it.
 */
export async function claim(name: string, delay: number): Promise<boolean> {
  if (delay > 0) await new Promise(resolve => setTimeout(resolve, delay))
  if (!('locks' in navigator)) return true
  return new Promise(resolve => {
    void navigator.locks.request(`parley:claim:${name}`, { ifAvailable: true }, async lock => {
      resolve(lock !== null)
      if (lock) await new Promise(release => setTimeout(release, held))
    })
  })
}
