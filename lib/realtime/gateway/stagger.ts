import { setTimeout as delay } from 'node:timers/promises'

const step = 20

/** Does something to each, spread over at most so many milliseconds, so that clients do not all come back at once. */
export async function stagger<Item>(items: readonly Item[], mostMilliseconds: number, act: (item: Item) => void): Promise<void> {
  const spread = Math.min(mostMilliseconds, items.length * 2)
  const perStep = Math.ceil(items.length / Math.max(1, Math.ceil(spread / step)))
  for (let start = 0; start < items.length; start += perStep) {
    if (start > 0) await delay(step)
    for (const item of items.slice(start, start + perStep)) act(item)
  }
}
