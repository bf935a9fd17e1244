'use client'

import { createContext, use } from 'react'

/** Opens the dialog for a new conversation, from wherever one can be begun. */
export const NewConversationContext = createContext<() => void>(() => {})

export function useNewConversation(): () => void {
  return use(NewConversationContext)
}
