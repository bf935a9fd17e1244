'use client'

import { Suspense, useEffect, useState } from 'react'
import { fetchToasts, onSaid } from './toast'
import { lazyPart } from '@/components/ui/lazy-part'

export { toastWithUndo } from './toast'

/** After so long nobody waits for the page any more, in milliseconds. Its style is worked out anew with the toasts'. */
const settled = 10_000

const Region = lazyPart(async () => {
  await fetchToasts()
  return import('./toaster-region')
})

/** Where toasts show: once something is said, or the page has settled, so that a screen reader knows of it beforehand. */
export function Toaster() {
  const [needed, setNeeded] = useState(false)
  useEffect(() => {
    const need = () => setNeeded(true)
    const timer = setTimeout(need, settled)
    const stop = onSaid(need)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [])
  return needed && <Suspense><Region /></Suspense>
}
