import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { newConversation } from './conversations'
import { type Acknowledged, faultsOf, type Found, type Run } from './delivery-checker'
import { expect, test, type Person } from './fixtures'

const kills = 20
/** Milliseconds between two tries of the same send, and after which an answer counts as lost. */
const pause = 25
const patience = 5_000

type Answer<Item> = { items: Item[]; nextCursor: string | null }

/** Calls the API as one person; any answer that is not a success throws. */
async function ask<Result>(url: string, person: Person, path: string, body?: unknown): Promise<Result> {
  const answer = await fetch(`${url}/api/conversations/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${person.accessToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patience),
  })
  if (!answer.ok) throw new Refusal(answer.status, await answer.text())
  return (await answer.json()) as Result
}

class Refusal extends Error {
  constructor(readonly status: number, text: string) {
    super(`${status}: ${text}`)
  }
}

/** Somebody who sends one message after the other, each again and again until it is acknowledged. */
class Sender {
  readonly acknowledged: Acknowledged[] = []
  /** Sends that got no answer, or an excuse. */
  failures = 0
  #stopping = false

  constructor(readonly url: string, readonly person: Person, readonly conversationId: string) {}

  async run(): Promise<void> {
    while (!this.#stopping) {
      const clientId = randomUUID()
      const { seq } = await this.#sendUntilAcknowledged(clientId, `${this.person.name} ${this.acknowledged.length + 1}`)
      this.acknowledged.push({ clientId, seq })
    }
  }

  /** Nothing new is begun; what was begun is still acknowledged. */
  stop(): void {
    this.#stopping = true
  }

  async #sendUntilAcknowledged(clientId: string, text: string): Promise<Found> {
    for (;;) {
      try {
        return await ask<Found>(this.url, this.person, `${this.conversationId}/messages`, { clientId, text })
      } catch (error) {
        // A refusal that is not the server's own trouble is a fault of the product, and ends the story.
        if (error instanceof Refusal && error.status < 500) throw error
        this.failures++
        await sleep(pause)
      }
    }
  }
}

async function read(url: string, person: Person, conversationId: string): Promise<Run['readers'][number]> {
  const history: Found[] = []
  for (let before = ''; ; ) {
    const page = await ask<{ items: (Found & { id: string; sender: { id: string } })[]; hasOlder: boolean }>(url, person, `${conversationId}/messages?limit=100${before}`)
    history.unshift(...page.items.map(({ clientId, seq, sender }) => ({ clientId, seq, senderId: sender.id })))
    if (!page.hasOlder) break
    before = `&before=${page.items[0]?.id}`
  }
  const eventSeqs: number[] = []
  for (let more = true; more; ) {
    const page: Answer<{ seq: number }> = await ask(url, person, `${conversationId}/events?limit=100&after=${eventSeqs.at(-1) ?? 0}`)
    eventSeqs.push(...page.items.map(({ seq }) => seq))
    more = page.nextCursor !== null
  }
  const { unreadCount } = await ask<{ unreadCount: number }>(url, person, conversationId)
  return { id: person.id, history, eventSeqs, unreadCount }
}

test(`${kills} kills of the process lose, double and reorder nothing that was acknowledged`, async ({ people, request, server }, testInfo) => {
  test.setTimeout(240_000)
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  const senders = [alice, bob].map((person) => new Sender(server.url, person, conversationId))
  const count = () => senders.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const running = Promise.all(senders.map((sender) => sender.run()))
  // Unhandled until it is awaited below, where a refusal fails the story.
  running.catch(() => {})

  for (let kill = 1; kill <= kills; kill++) {
    const enough = count() + 10 + ((kill * 7) % 23)
    await expect.poll(count, { intervals: [2], timeout: 30_000 }).toBeGreaterThanOrEqual(enough)
    await server.kill()
    await server.start()
  }
  for (const sender of senders) sender.stop()
  await running

  const failures = senders.reduce((sum, sender) => sum + sender.failures, 0)
  testInfo.annotations.push({ type: 'run', description: `${count()} acknowledged, ${failures} tries without an answer` })
  expect(failures, 'the kills met sends on their way').toBeGreaterThanOrEqual(kills)
  const run: Run = {
    senders: senders.map(({ person, acknowledged }) => ({ id: person.id, acknowledged })),
    readers: [await read(server.url, alice, conversationId), await read(server.url, bob, conversationId)],
  }
  expect(faultsOf(run)).toEqual([])
  expect(run.readers[0]?.history).toHaveLength(count())
})
