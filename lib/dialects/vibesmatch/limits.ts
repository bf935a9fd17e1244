import type { Budget } from '@/lib/contract/endpoint'

export const tag = 'Dating (vibesmatch)'

// "Rate Limiting": per person. What is not named there has 600 calls a minute (rule 10).
export const requests: Budget = { name: 'vibesmatch request', points: 10, seconds: 3600 }
/** Over HTTP and socket together. */
export const sends: Budget = { name: 'vibesmatch send', points: 100, seconds: 3600 }
export const conversations: Budget = { name: 'vibesmatch conversations', points: 60, seconds: 60 }
export const messages: Budget = { name: 'vibesmatch messages', points: 120, seconds: 60 }
export const calls: Budget = { name: 'vibesmatch call', points: 600, seconds: 60 }

// "WebSocket Events".
export const socketSends: Budget = { name: 'vibesmatch send_message', points: 2, seconds: 1 }
/** Per conversation. */
export const typing: Budget = { name: 'vibesmatch typing', points: 10, seconds: 60 }
export const socketReads: Budget = { name: 'vibesmatch mark_read', points: 50, seconds: 60 }
