'use client'

import { useMediaQuery } from '@/components/ui/use-media-query'

/** Whether list and thread stand side by side: from the `wide` breakpoint of app/globals.css on. */
export function useWide(): boolean {
  return useMediaQuery('(min-width: 56.25rem)', true)
}
