import type { ReactNode } from 'react'

const leftAlone = { __html: '' }

/**
 * A part that only the page's HTML shows, for as long as what takes its place is on its way. The browser leaves it as the
 * server drew it: taking over what goes at once would hold up what comes. Links in it work, buttons would not.
 */
export function AsDrawn({ children }: { children: () => ReactNode }) {
  if (typeof window === 'undefined') return <div className="contents">{children()}</div>
  return <div className="contents" suppressHydrationWarning dangerouslySetInnerHTML={leftAlone} />
}
