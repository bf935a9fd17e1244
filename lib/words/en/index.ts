import { actions } from './actions'
import { auth } from './auth'
import { composer } from './composer'
import { errors } from './errors'
import { groups } from './groups'
import { inbox } from './inbox'
import { media } from './media'
import { moderation } from './moderation'
import { people } from './people'
import { requests } from './requests'
import { settings } from './settings'
import { shell } from './shell'
import { thread } from './thread'

/** The original. Every other language has the same keys, and functions of the same parameters. */
export const en = { actions, auth, composer, errors, groups, inbox, media, moderation, people, requests, settings, shell, thread }
