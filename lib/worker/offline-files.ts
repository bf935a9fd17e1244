import { filesNamedIn, isFile } from './named-files'
import type { RequestEvent } from './scope'

/** The page that any address shows while there is no connection. Nobody's data is in it. */
const shell = '/offline'

/** A server that stands before ours says so when ours is away. */
const away = new Set([502, 503, 504])

/** Keeps the shell with all files that it names. What cannot be fetched is kept when it is used. */
export async function keepShell(cacheName: string): Promise<void> {
  const response = await fetch(shell, { cache: 'reload', credentials: 'same-origin' })
  if (!response.ok || response.redirected) throw new Error(`The shell answered ${response.status}.`)
  const html = await response.clone().text()
  await keepFiles(cacheName, filesNamedIn(html))
  await (await caches.open(cacheName)).put(shell, response)
}

/** Keeps files that pages have loaded already, before the worker was there to see it. */
export async function keepFiles(cacheName: string, urls: string[]): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all(urls.filter(isFile).map(url => keepFile(cache, url)))
}

/**
 * Keeps files that no page has needed yet, one after the other, so that nothing that somebody waits for is held up. Where
 * one cannot be had the others cannot either; the next page goes on.
 */
export async function keepFilesInTurn(cacheName: string, urls: string[]): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const url of urls) if (!(await keepFile(cache, url))) return
}

/** Answers whether it is kept. */
async function keepFile(cache: Cache, url: string): Promise<boolean> {
  if (await cache.match(url)) return true
  return cache.add(url).then(() => true, () => false)
}

/** A file whose name changes with its content: what is kept is right for ever. */
export async function answerFromFiles(cacheName: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const response = await fetch(request)
  if (response.status === 200) await cache.put(request.url, response.clone()).catch(() => {})
  return response
}

/** Pages come from the server, which knows who asks; without it the shell shows what this browser keeps. */
export async function answerNavigation(cacheName: string, event: RequestEvent): Promise<Response> {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    return (away.has(response.status) && (await findShell(cacheName))) || response
  } catch (error) {
    const kept = await findShell(cacheName)
    if (kept) return kept
    throw error
  }
}

/** What earlier versions kept; their pages are gone. */
export async function forgetOtherVersions(cacheName: string): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith('parley-') && name !== cacheName).map(name => caches.delete(name)))
}

async function findShell(cacheName: string): Promise<Response | undefined> {
  return (await caches.open(cacheName)).match(shell)
}
