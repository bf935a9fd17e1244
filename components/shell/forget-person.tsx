'use client'

import { useEffect } from 'react'
import { forgetPerson } from '@/lib/client/kept-person'

/** Where nobody is signed in, nothing of anybody is kept: the session may have ended while Parley was closed. */
export function ForgetPerson() {
  useEffect(() => {
    forgetPerson().catch(() => {})
  }, [])
  return null
}
