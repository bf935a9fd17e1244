'use client'

import { useWords } from '@/components/language/language-provider'

/** The first stop of the keyboard: past the list, to what the page is about. */
export function SkipLink() {
  const { skip } = useWords().shell
  return (
    <a
      href="#content"
      onClick={event => {
        event.preventDefault()
        focusContent()
      }}
      className="fixed start-4 top-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-accent-ink shadow-md focus:translate-y-0 print:hidden"
    >
      {skip}
    </a>
  )
}

/** To the heading of what is shown, which says what it is. */
export function focusContent(): void {
  const heading = document.querySelector<HTMLElement>('#content h1, [role=main] h1, [role=main] h2, main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus()
}
