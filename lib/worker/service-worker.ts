import { answerFromFiles, answerNavigation, forgetOtherVersions, keepFiles, keepFilesInTurn, keepShell } from './offline-files'
import { openConversation, renewSubscription, showPush } from './push'
import type { WorkerScope } from './scope'

/** Put in when the worker is built: other bytes for each build, so that browsers find out; '' where nothing is to be kept. */
declare const WORKER_VERSION: string
/** Put in beside it: the scripts and styles of this build. */
declare const WORKER_FILES: string[]

const scope = globalThis as unknown as WorkerScope
const cacheName = WORKER_VERSION && `parley-${WORKER_VERSION}`

// Waits until the pages of the version before it are gone, or somebody says `activate`: no page loses its own files.
scope.addEventListener('install', event => event.waitUntil(cacheName ? keepShell(cacheName) : scope.skipWaiting()))

scope.addEventListener('activate', event => event.waitUntil(activate()))

async function activate(): Promise<void> {
  await forgetOtherVersions(cacheName)
  // So that starting the worker costs a page no time.
  if (cacheName) await scope.registration.navigationPreload?.enable()
  await scope.clients.claim()
}

scope.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (!cacheName || request.method !== 'GET' || origin !== scope.location.origin) return
  // Answers of the API and pages, which are somebody's, are never kept: only files that are everybody's.
  if (pathname.startsWith('/_next/static/')) event.respondWith(answerFromFiles(cacheName, request))
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/')) event.respondWith(answerNavigation(cacheName, event))
})

scope.addEventListener('push', event => event.waitUntil(showPush(scope, event.data)))
scope.addEventListener('notificationclick', event => event.waitUntil(openConversation(scope, event.notification)))
scope.addEventListener('pushsubscriptionchange', event => event.waitUntil(renewSubscription(scope, event)))

scope.addEventListener('message', event => {
  const { type, urls } = (event.data ?? {}) as { type?: unknown; urls?: unknown }
  if (type === 'activate') event.waitUntil(scope.skipWaiting())
  // The shell speaks the language that was chosen when it was fetched.
  if (type === 'refresh' && cacheName) event.waitUntil(keepShell(cacheName))
  if (type === 'keep' && cacheName && Array.isArray(urls)) event.waitUntil(keepFiles(cacheName, urls.filter(url => typeof url === 'string')))
  // A menu that was never opened opens without a connection too.
  if (type === 'keep-all' && cacheName) event.waitUntil(keepFilesInTurn(cacheName, WORKER_FILES))
})
