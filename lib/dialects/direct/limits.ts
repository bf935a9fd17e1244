import type { Budget } from '@/lib/contract/endpoint'

export const tag = 'Direct messages (direct)'

/** The document names no limits: 60 sends and 600 other calls a minute, over HTTP and socket together (rule 10). */
export const sends: Budget = { name: 'direct send', points: 60, seconds: 60 }
export const calls: Budget = { name: 'direct call', points: 600, seconds: 60 }
