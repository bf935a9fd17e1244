/** Where a front end finds its server. */
export interface Site {
  /** The base URL, without a slash at the end. */
  url: string
  /** Where sockets are, as a base URL too: behind a serverless host they are elsewhere. */
  socketUrl: string
}

/** Somebody with a token. `dms` and `chat` know people by their number, the others by their id. */
export interface Account {
  id: string
  number: number
  name: string
  accessToken: string
}

/** A message as one of its two people sees it. `read`: by the other one if it is mine, else by me. */
export interface Line {
  id: string
  text: string
  fromMe: boolean
  read: boolean
}

/** Something that a socket told. */
export type Heard =
  | { kind: 'message'; id: string; text: string; fromMe: boolean }
  | { kind: 'typing'; typing: boolean }
  | { kind: 'read' }
  | { kind: 'presence'; online: boolean }
  | { kind: 'reaction' }
  | { kind: 'notification' }
  | { kind: 'deleted' }
  | { kind: 'error'; message: string }

/**
 * What every contract has, or has not (`?`), in words of none. A client is its contract's front end: it is written from the
 * document alone, over fetch and its socket's library.
 */
export interface ContractClient {
  readonly contract: string
  readonly me: Account
  /** Whether its own messages are seen to be read; vibesmatch shows that to premium people only. */
  readonly showsReceipts: boolean
  /** @returns the id of the message, as the contract has it. */
  send(to: Account, text: string): Promise<string>
  /** The same over its socket, once it listens; what comes of it is heard. */
  sendLive(to: Account, text: string): Promise<void>
  /** The newest page, the oldest first. */
  history(other: Account): Promise<Line[]>
  unread(other: Account): Promise<number>
  unreadTotal(): Promise<number>
  markRead(other: Account): Promise<void>
  /** Opens its socket, or the one of a conversation. Resolves when nothing that happens from now on is missed. */
  listen(other: Account): Promise<void>
  /** The next of its kind that was heard and not taken yet. */
  hears<Kind extends Heard['kind']>(kind: Kind): Promise<Extract<Heard, { kind: Kind }>>
  typing?(to: Account, typing: boolean): Promise<void>
  deleteMessage?(other: Account, id: string): Promise<void>
  block?(other: Account): Promise<void>
  /** Closes its sockets. */
  close(): void
}

export type ConnectClient = (site: Site, me: Account) => ContractClient
