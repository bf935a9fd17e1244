import { administration } from './administration'
import { auth } from './auth'
import { moderation } from './moderation'
import { opening } from './opening'
import { settings } from './settings'

/** The original. Every other language has the same keys, and functions of the same parameters. */
export const en = { ...opening, administration, auth, moderation, settings }
