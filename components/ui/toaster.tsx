'use client'

import { fetchToasts } from './toast'
import { WhenIdle } from './when-idle'
import { lazyPart } from '@/components/ui/lazy-part'

export { toastWithUndo } from './toast'

const Region = lazyPart(async () => {
  await fetchToasts()
  return import('./toaster-region')
})

/** Where toasts show. What is said before it is there waits. */
export function Toaster() {
  return (
    <WhenIdle>
      <Region />
    </WhenIdle>
  )
}
