import type { Dialect } from '@/lib/http/dialect'
import { chat } from './chat'
import { direct } from './direct'
import { dms } from './dms'
import { messaging } from './messaging'
import { vibesmatch } from './vibesmatch'

/** The older contracts that are served. */
export const dialects: readonly Dialect[] = [direct, dms, chat, vibesmatch, messaging]
