/** Where the name of a thing on the page is what leads to it: the search of the inbox, and the field of the open thread. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[role=main] input[type=search], [role=navigation] input[type=search], search input')?.focus()
}

export function focusComposer(): void {
  document.querySelector<HTMLElement>('main form textarea, main textarea')?.focus()
}

/** Whether nothing that is drawn has the focus. What ceased to be drawn keeps it until the next frame. */
export function isFocusLost(): boolean {
  const focused = document.activeElement
  return !focused || focused === document.body || !isShown(focused)
}

/** Whether something is drawn, and so can have the focus. */
export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden'
}
