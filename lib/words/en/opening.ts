import { actions } from './actions'
import { composer } from './composer'
import { errors } from './errors'
import { inbox } from './inbox'
import { media } from './media'
import { requests } from './requests'
import { shell } from './shell'
import { thread } from './thread'

/** What a page opens with. The other areas are said on pages of their own, which fetch them. */
export const opening = { actions, composer, errors, inbox, media, requests, shell, thread }
