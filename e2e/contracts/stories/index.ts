import type { Site } from '../../clients/client'
import { chat } from './chat'
import { direct } from './direct'
import { dms } from './dms'
import { messaging } from './messaging'
import { vibesmatch } from './vibesmatch'

/** Each contract's whole story, as its front end lives it. Any runner of tests can tell them: they assert by themselves. */
export const stories: Record<string, (site: Site) => Promise<void>> = { direct, dms, chat, vibesmatch, messaging }
