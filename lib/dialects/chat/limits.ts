import type { Budget } from '@/lib/contract/endpoint'

export const tag = 'Chat rooms (chat)'

/** The document names no limits: 60 sends and 600 other calls a minute, over HTTP and socket together (rule 10). */
export const sends: Budget = { name: 'chat send', points: 60, seconds: 60 }
export const calls: Budget = { name: 'chat call', points: 600, seconds: 60 }
