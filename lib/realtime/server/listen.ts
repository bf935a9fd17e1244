import type { Channels, Subscriber } from './channels'
import { parseFrame } from './frames'

let made = 0

/** Subscribes the process itself to a channel. It counts as a subscriber; what the hub tells subscribers is not passed on. */
export function listen(channels: Channels, channel: string, hear: (name: string, data: string) => void): () => void {
  const listener: Subscriber = {
    id: `listener-${(made += 1)}`,
    send(text) {
      const frame = parseFrame(text)
      if (frame && !frame.event.startsWith('pusher_internal:')) hear(frame.event, String(frame.data))
    },
  }
  channels.subscribe(channel, listener, undefined)
  return () => channels.unsubscribe(channel, listener, undefined)
}
