import type { Budget } from '@/lib/contract/endpoint'

export const tag = 'Direct messages (dms)'

// "Rate Limiting": per person, over HTTP and socket together. What is not named there has 600 calls a minute (rule 10).
export const requests: Budget = { name: 'dms request', points: 5, seconds: 60 }
export const sends: Budget = { name: 'dms message', points: 20, seconds: 60 }
export const calls: Budget = { name: 'dms call', points: 600, seconds: 60 }
