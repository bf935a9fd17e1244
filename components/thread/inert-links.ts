'use client'

import { createContext, useContext } from 'react'

/** Whether links are words only: nobody is led anywhere by people whom they have not let in (native.md, requests). */
export const InertLinks = createContext(false)

export function useInertLinks(): boolean {
  return useContext(InertLinks)
}
