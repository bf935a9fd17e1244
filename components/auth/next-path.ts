/** Where people land who came for nothing in particular. */
export const homePath = '/inbox'

/**
 * The page that somebody wanted when they were sent to sign in, if it is a page of this site.
 * Anything else, another host in whatever disguise above all, becomes the inbox.
 */
export function nextPath(wanted: string | string[] | undefined): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return homePath
  const here = 'http://parley.invalid'
  if (!URL.canParse(wanted, here)) return homePath
  const url = new URL(wanted, here)
  if (url.origin !== here || /^\/(api|sign-in|sign-up)(\/|$)/.test(url.pathname)) return homePath
  // "/.//host" is a path of this site that would not be one when written out again.
  const path = url.pathname + url.search + url.hash
  return path.startsWith('//') ? homePath : path
}

/** The address of a page for signing in or up that leads on to `next`. */
export function authPath(page: '/sign-in' | '/sign-up', next: string): string {
  return next === homePath ? page : `${page}?next=${encodeURIComponent(next)}`
}
