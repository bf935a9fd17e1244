/** Where the worker is; the whole site is its scope. */
const address = '/sw.js'

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
