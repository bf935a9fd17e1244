'use client'

import { useEffect, useState } from 'react'

/** `value` once it has not changed for `delay` milliseconds; at once when it becomes empty. */
export function useSettled(value: string, delay: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return value === '' ? '' : settled
}
