import { eventFrame } from './frames'

/** Somebody who can be subscribed; `id` is the socket id. */
export interface Subscriber {
  readonly id: string
  send(text: string): void
}

/** A person in a presence channel, as `channel_data` describes them. */
export interface Member {
  userId: string
  userInfo: unknown
}

/** Called when a channel gets its first subscriber, and when it loses its last one. */
export interface ChannelHooks {
  onOccupied(channel: string): void
  onVacated(channel: string): void
}

interface Presence {
  userInfo: unknown
  connections: number
}

interface Channel {
  subscribers: Set<Subscriber>
  /** Presence channels alone have it: most channels are one person's, and there are as many as people. */
  members: Map<string, Presence> | undefined
}

/** Who is subscribed to what. A channel exists while somebody is subscribed to it. */
export class Channels {
  #channels = new Map<string, Channel>()
  #hooks: ChannelHooks

  constructor(hooks: ChannelHooks) {
    this.#hooks = hooks
  }

  get size(): number {
    return this.#channels.size
  }

  names(prefix = ''): string[] {
    return [...this.#channels.keys()].filter((name) => name.startsWith(prefix))
  }

  subscribers(name: string): ReadonlySet<Subscriber> {
    return this.#channels.get(name)?.subscribers ?? new Set()
  }

  /** User ids in a presence channel, each once however many connections they have. */
  members(name: string): string[] {
    return [...(this.#channels.get(name)?.members?.keys() ?? [])]
  }

  /** Adds a subscriber, confirms to it, and tells the others of a new member. */
  subscribe(name: string, subscriber: Subscriber, member: Member | undefined): void {
    const known = this.#channels.get(name)
    const channel = known ?? { subscribers: new Set(), members: member && new Map() }
    if (known === undefined) this.#channels.set(name, channel)
    const isNewMember = member !== undefined && join(channel.members, member)
    channel.subscribers.add(subscriber)
    const state = channel.members === undefined ? '{}' : presenceState(channel.members)
    subscriber.send(eventFrame('pusher_internal:subscription_succeeded', name, state))
    if (isNewMember) {
      const data = JSON.stringify({ user_id: member.userId, user_info: member.userInfo })
      this.publish(name, eventFrame('pusher_internal:member_added', name, data), subscriber.id)
    }
    if (known === undefined) this.#hooks.onOccupied(name)
  }

  /** Removes a subscriber, and tells the others when a member's last connection went. */
  unsubscribe(name: string, subscriber: Subscriber, userId: string | undefined): void {
    const channel = this.#channels.get(name)
    if (channel === undefined || !channel.subscribers.delete(subscriber)) return
    if (channel.subscribers.size === 0) {
      this.#channels.delete(name)
      this.#hooks.onVacated(name)
    } else if (userId !== undefined && leave(channel.members, userId)) {
      this.publish(name, eventFrame('pusher_internal:member_removed', name, JSON.stringify({ user_id: userId })))
    }
  }

  /** Sends one ready frame to all subscribers but the excluded socket; says how many got it. */
  publish(name: string, frame: string, exceptSocketId?: string): number {
    const channel = this.#channels.get(name)
    if (channel === undefined) return 0
    let sent = 0
    for (const subscriber of channel.subscribers) {
      if (subscriber.id === exceptSocketId) continue
      subscriber.send(frame)
      sent += 1
    }
    return sent
  }
}

type Members = Map<string, Presence>

function join(members: Members | undefined, member: Member): boolean {
  const present = members?.get(member.userId)
  if (present !== undefined) present.connections += 1
  else members?.set(member.userId, { userInfo: member.userInfo, connections: 1 })
  return present === undefined
}

function leave(members: Members | undefined, userId: string): boolean {
  const present = members?.get(userId)
  if (members === undefined || present === undefined) return false
  present.connections -= 1
  return present.connections === 0 && members.delete(userId)
}

function presenceState(members: Members): string {
  const ids = [...members.keys()]
  const hash = Object.fromEntries([...members].map(([id, { userInfo }]) => [id, userInfo ?? null]))
  return JSON.stringify({ presence: { ids, hash, count: ids.length } })
}
