/** Fetches what opens above the page, ahead of its first use: it opens at once then, also when the connection is gone. */
export function fetchOverlays(): void {
  const parts = [import('./menu-content'), import('./context-menu-content'), import('./popover-content'), import('./dialog-content'), import('./confirm-dialog-content')]
  for (const part of parts) part.catch(() => {})
}
