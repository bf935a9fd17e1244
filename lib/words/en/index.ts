import { administration } from './administration'
import { auth } from './auth'
import { groups } from './groups'
import { moderation } from './moderation'
import { opening } from './opening'
import { people } from './people'
import { settings } from './settings'

/** The original. Every other language has the same keys, and functions of the same parameters. */
export const en = { ...opening, groups, people, administration, auth, moderation, settings }
