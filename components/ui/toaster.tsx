'use client'

import { lazy } from 'react'
import { fetchToasts } from './toast'
import { WhenIdle } from './when-idle'

export { toastWithUndo } from './toast'

const Region = lazy(async () => {
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
