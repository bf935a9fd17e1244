/** Where the name of a thing on the page is what leads to it: the search of the inbox, and the field of the open thread. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[role=main] input[type=search], [role=navigation] input[type=search], search input')?.focus()
}

export function focusComposer(): void {
  document.querySelector<HTMLElement>('main form textarea, main textarea')?.focus()
}
