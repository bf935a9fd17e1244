'use client'

import { useEffect, useState } from 'react'

/** The time, fresh at each minute: what "Today" and "2 hours ago" are counted from. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
