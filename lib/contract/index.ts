import * as accounts from './endpoints/accounts'
import * as conversations from './endpoints/conversations'
import * as people from './endpoints/people'
import * as service from './endpoints/service'

/** Every operation of the native API, by name. */
export const contract = { ...accounts, ...people, ...conversations, ...service }
export type Contract = typeof contract
