import * as accounts from './endpoints/accounts'
import * as admin from './endpoints/admin'
import * as conversations from './endpoints/conversations'
import * as groups from './endpoints/groups'
import * as exports from './endpoints/exports'
import * as housekeeping from './endpoints/housekeeping'
import * as memberships from './endpoints/memberships'
import * as messages from './endpoints/messages'
import * as moderation from './endpoints/moderation'
import * as notifications from './endpoints/notifications'
import * as people from './endpoints/people'
import * as receipts from './endpoints/receipts'
import * as requests from './endpoints/requests'
import * as search from './endpoints/search'
import * as scheduled from './endpoints/scheduled'
import * as service from './endpoints/service'
import * as settings from './endpoints/settings'
import * as uploads from './endpoints/uploads'
import * as webhooks from './endpoints/webhooks'

/** Every operation of the native API, by name. */
export const contract = { ...accounts, ...exports, ...people, ...conversations, ...groups, ...memberships, ...messages, ...receipts, ...requests, ...search, ...service, ...settings, ...moderation, ...admin, ...uploads, ...scheduled, ...housekeeping, ...notifications, ...webhooks }
export type Contract = typeof contract
