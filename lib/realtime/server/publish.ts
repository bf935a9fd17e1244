import { eventFrame } from './frames'
import { type HubLimits, isChannelName } from './limits'
import type { Channels } from './channels'

/** One event for up to 100 channels. `data` is the payload as a string (usually JSON); `socketId` does not get it. */
export interface TriggerMessage {
  channels: string[]
  name: string
  data: string
  socketId?: string
}

/** An event that breaks a limit; `status` is what the HTTP API answers. */
export class MessageRefused extends Error {
  readonly status: 400 | 413

  constructor(status: 400 | 413, message: string) {
    super(message)
    this.name = 'MessageRefused'
    this.status = status
  }
}

/** Checks a message against the limits. @throws MessageRefused */
export function checkMessage(message: TriggerMessage, limits: HubLimits): void {
  const { channels, name, data, socketId } = message
  if (channels.length === 0) throw new MessageRefused(400, 'An event needs a channel')
  if (channels.length > limits.channelsPerTrigger) {
    throw new MessageRefused(400, `An event has at most ${limits.channelsPerTrigger} channels`)
  }
  const badChannel = channels.find((channel) => !isChannelName(channel, limits))
  if (badChannel !== undefined) throw new MessageRefused(400, `Invalid channel name: ${badChannel.slice(0, limits.nameLength)}`)
  if (name === '' || name.length > limits.nameLength) {
    throw new MessageRefused(400, `An event name has 1 to ${limits.nameLength} characters`)
  }
  if (socketId !== undefined && !/^\d+\.\d+$/.test(socketId)) throw new MessageRefused(400, 'Invalid socket_id')
  if (Buffer.byteLength(data) > limits.eventBytes) {
    throw new MessageRefused(413, `data has at most ${limits.eventBytes} bytes`)
  }
}

/** Sends a checked message; each frame is made once, however many get it. Says how many did. */
export function publishMessage(channels: Channels, message: TriggerMessage): number {
  let sent = 0
  for (const channel of new Set(message.channels)) {
    sent += channels.publish(channel, eventFrame(message.name, channel, message.data), message.socketId)
  }
  return sent
}
