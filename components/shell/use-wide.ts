'use client'

import { useMediaQuery } from '@/components/ui/use-media-query'

/** Whether list and thread stand side by side: from the `wide` breakpoint of app/globals.css on. `onServer`: what the server takes the screen for. */
export function useWide(onServer: boolean): boolean {
  return useMediaQuery('(min-width: 56.25rem)', onServer)
}
