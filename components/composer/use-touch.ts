'use client'

import { useMediaQuery } from '@/components/ui/use-media-query'

/** Whether fingers are the main way of pointing: there the keyboard covers half the page and Enter breaks lines. */
export function useTouch(): boolean {
  return useMediaQuery('(hover: none) and (pointer: coarse)', false)
}
