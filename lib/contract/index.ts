import * as accounts from './endpoints/accounts'
import * as admin from './endpoints/admin'
import * as conversations from './endpoints/conversations'
import * as moderation from './endpoints/moderation'
import * as people from './endpoints/people'
import * as service from './endpoints/service'
import * as settings from './endpoints/settings'
import * as uploads from './endpoints/uploads'

/** Every operation of the native API, by name. */
export const contract = { ...accounts, ...people, ...conversations, ...service, ...settings, ...moderation, ...admin, ...uploads }
export type Contract = typeof contract
