import type { Budget } from '@/lib/contract/endpoint'

export const tag = 'Team messaging (messaging)'

/** The document names no limits: 60 sends and 600 other calls a minute, over HTTP and socket together (rule 10). */
export const sends: Budget = { name: 'messaging send', points: 60, seconds: 60 }
export const calls: Budget = { name: 'messaging call', points: 600, seconds: 60 }
