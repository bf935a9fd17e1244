/** Where the worker is; the whole site is its scope. */
const address = '/sw.js'
const languageKey = 'parley:shell-language'
/** How often a page that stays open asks whether there is a newer worker, in milliseconds. */
const askEvery = 60 * 60_000

/** Whether this browser can have a service worker here (it wants https or localhost). */
export function canHaveWorker(): boolean {
  return typeof navigator !== 'undefined' && 'serviceWorker' in navigator
}

/** Installs the worker, or finds the one that is there. The browser always asks the server whether it is still the same. */
export function registerWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(address, { scope: '/', updateViaCache: 'none' })
}

/** The worker's registration, if there is one. */
export async function findWorker(): Promise<ServiceWorkerRegistration | undefined> {
  return canHaveWorker() ? navigator.serviceWorker.getRegistration('/') : undefined
}

export interface WorkerListener {
  /** A notification was chosen that leads to a path of ours. */
  onOpen(path: string): void
  /** A newer version waits; `update` changes to it, and loads the page anew. */
  onUpdate(update: () => void): void
}

/** Installs the worker (in production; elsewhere only what is there already is followed) and hears of it. Answers how to stop. */
export function followWorker({ onOpen, onUpdate }: WorkerListener): () => void {
  let stopped = false
  let updating = false
  let timer: ReturnType<typeof setInterval> | undefined

  async function follow(): Promise<void> {
    const registration = await (process.env.NODE_ENV === 'production' ? registerWorker() : findWorker())
    if (!registration || stopped) return
    const offer = (worker: ServiceWorker | null) => {
      // The first one ever takes over nothing.
      if (worker && navigator.serviceWorker.controller && !stopped) onUpdate(() => change(worker))
    }
    offer(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed') offer(coming)
      })
    })
    timer = setInterval(() => void registration.update().catch(() => {}), askEvery)
    const { active } = await navigator.serviceWorker.ready
    // What this page loaded before the worker was there.
    active?.postMessage({ type: 'keep', urls: loadedFiles() }, [])
    if (!savesData()) active?.postMessage({ type: 'keep-all' }, [])
  }

  function change(worker: ServiceWorker): void {
    updating = true
    worker.postMessage({ type: 'activate' }, [])
  }

  const hear = ({ data }: MessageEvent<unknown>) => {
    const { type, path } = (data ?? {}) as { type?: unknown; path?: unknown }
    if (type === 'open' && typeof path === 'string' && path.startsWith('/')) onOpen(path)
  }
  const changed = () => {
    if (updating) location.reload()
  }
  navigator.serviceWorker.addEventListener('message', hear)
  navigator.serviceWorker.addEventListener('controllerchange', changed)
  // A browser that refuses (private windows do) goes without.
  follow().catch(() => {})
  return () => {
    stopped = true
    clearInterval(timer)
    navigator.serviceWorker.removeEventListener('message', hear)
    navigator.serviceWorker.removeEventListener('controllerchange', changed)
  }
}

/** Has the worker fetch its page anew when another language is spoken than the one it was fetched in. */
export function refreshShell(language: string): void {
  try {
    if (localStorage.getItem(languageKey) === language) return
    localStorage.setItem(languageKey, language)
  } catch {
    return
  }
  findWorker().then(registration => registration?.active?.postMessage({ type: 'refresh' }, []), () => {})
}

function loadedFiles(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name).filter(name => new URL(name).pathname.startsWith('/_next/static/'))
}

/** Whether this browser was told to load no more than what is looked at. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
