import { resting } from './when-idle'

const parts = [
  () => import('./menu-content'),
  () => import('./context-menu-content'),
  () => import('./popover-content'),
  () => import('./dialog-content'),
  () => import('./confirm-dialog-content'),
]

/**
 * Fetches what opens above the page, ahead of its first use: it opens at once then, also when the connection is gone. One
 * part at each idle moment, so that nothing that somebody does meanwhile has to wait.
 */
export async function fetchOverlays(): Promise<void> {
  for (const fetchPart of parts) {
    await resting()
    await fetchPart().catch(() => {})
  }
}
