'use client'

import { usePathname } from 'next/navigation'

/** The id of the conversation that an address shows. */
export function conversationAt(pathname: string): string | undefined {
  return /^\/inbox\/([^/]+)/.exec(pathname)?.[1]
}

export function useOpenConversation(): string | undefined {
  return conversationAt(usePathname())
}
