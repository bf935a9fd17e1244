'use client'

import { lazy, useState, type ComponentType } from 'react'

/** How soon after a failure nothing is asked for again, in milliseconds. */
const patience = 3_000

/**
 * As React's `lazy`, for a part that the rest of the page can do without: where its code cannot be fetched it is not
 * drawn, instead of taking the page down, and it is asked for again when it is next wanted.
 */
export function lazyPart<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  let failedAt: number | null = null
  const attempt = (): ComponentType<Props> =>
    lazy(async () => {
      try {
        return await load()
      } catch {
        failedAt = Date.now()
        return { default: Nothing as ComponentType<Props> }
      }
    })
  let latest = attempt()
  return function LazyPart(props: Props) {
    const [Part] = useState(() => {
      if (failedAt !== null && Date.now() - failedAt > patience) {
        failedAt = null
        latest = attempt()
      }
      return latest
    })
    return <Part {...props} />
  }
}

function Nothing() {
  return null
}
