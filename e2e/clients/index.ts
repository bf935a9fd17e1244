import { ChatClient } from './chat'
import type { ConnectClient } from './client'
import { DirectClient } from './direct'
import { DmsClient } from './dms'
import { MessagingClient } from './messaging'
import { VibesmatchClient } from './vibesmatch'

/** The front ends of the five contracts. */
export const clients = {
  direct: (site, me) => new DirectClient(site, me),
  dms: (site, me) => new DmsClient(site, me),
  chat: (site, me) => new ChatClient(site, me),
  vibesmatch: (site, me) => new VibesmatchClient(site, me),
  messaging: (site, me) => new MessagingClient(site, me),
} satisfies Record<string, ConnectClient>

export type ContractName = keyof typeof clients

export const contractNames = Object.keys(clients) as ContractName[]
