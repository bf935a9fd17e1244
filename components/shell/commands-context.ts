'use client'

import { createContext, use } from 'react'

export interface Commands {
  /** Opens the command palette. */
  openPalette(): void
  /** Opens the overview of keyboard shortcuts. */
  openShortcuts(): void
}

export const CommandsContext = createContext<Commands>({ openPalette() {}, openShortcuts() {} })

/** What can be opened from everywhere. */
export function useCommands(): Commands {
  return use(CommandsContext)
}
