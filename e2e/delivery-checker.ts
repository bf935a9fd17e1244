/** What a sender was told of one message: the answer to a send that was repeated until it was acknowledged. */
export type Acknowledged = { clientId: string; seq: number }

/** A message as a reader finds it. */
export type Found = { clientId: string | null; senderId: string; seq: number }

/** All that is known of one conversation after a run. Each sender sends one message after the other. */
export type Run = {
  senders: { id: string; acknowledged: Acknowledged[] }[]
  readers: {
    id: string
    /** The whole history, oldest first. */
    history: Found[]
    /** The numbers of `events?after=0`, in the order of the answers. */
    eventSeqs: number[]
    /** What the server counts as unread for somebody who never read anything. */
    unreadCount: number
  }[]
}

/** Everything that a run broke of the promises (exactly once, in order, gap-free, exact counts), in words; empty if nothing. */
export function faultsOf({ senders, readers }: Run): string[] {
  return readers.flatMap((reader) => [
    ...senders.flatMap(({ id, acknowledged }) => faultsOfSender(acknowledged, reader.history.filter(({ senderId }) => senderId === id))),
    ...faultsOfOrder(reader.history),
    ...faultsOfEvents(reader.eventSeqs, reader.history),
    ...faultsOfUnread(reader),
    ...faultsOfAgreement(reader.history, readers[0]?.history ?? []),
  ].map((fault) => `${reader.id}: ${fault}`))
}

function faultsOfSender(acknowledged: Acknowledged[], history: Found[]): string[] {
  const known = new Set<string | null>(acknowledged.map(({ clientId }) => clientId))
  const faults = acknowledged.flatMap(({ clientId, seq }) => {
    const found = history.filter((message) => message.clientId === clientId)
    if (found.length === 0) return [`lost: ${clientId}`]
    if (found.length > 1) return [`duplicated: ${clientId}`]
    return found[0]?.seq === seq ? [] : [`renumbered: ${clientId} was acknowledged as ${seq} and is ${found[0]?.seq}`]
  })
  for (const { clientId } of history) if (!known.has(clientId)) faults.push(`phantom: ${clientId}`)
  const order = new Map(acknowledged.map(({ clientId }, index) => [clientId, index]))
  const sent = history.flatMap(({ clientId }) => order.get(clientId ?? '') ?? [])
  if (sent.some((index, place) => index < (sent[place - 1] ?? 0))) faults.push('reordered: not in the order of sending')
  return faults
}

function faultsOfOrder(history: Found[]): string[] {
  return history.flatMap(({ seq }, place) => (seq > (history[place - 1]?.seq ?? 0) ? [] : [`out of sequence: ${seq} after ${history[place - 1]?.seq}`]))
}

function faultsOfEvents(seqs: number[], history: Found[]): string[] {
  const faults = seqs.flatMap((seq, index) => (seq === index + 1 ? [] : [`gap: event ${index + 1} has the number ${seq}`])).slice(0, 1)
  const last = history.at(-1)?.seq ?? 0
  if (seqs.length < last) faults.push(`gap: the events end at ${seqs.length}, the history at ${last}`)
  return faults
}

function faultsOfUnread({ id, history, unreadCount }: Run['readers'][number]): string[] {
  const exact = history.filter(({ senderId }) => senderId !== id).length
  return unreadCount === exact ? [] : [`drift: ${unreadCount} unread are ${exact}`]
}

function faultsOfAgreement(mine: Found[], theirs: Found[]): string[] {
  const sequence = (history: Found[]) => history.map(({ clientId, seq }) => `${seq} ${clientId}`).join('\n')
  return sequence(mine) === sequence(theirs) ? [] : ['disagreement: the sides see different sequences']
}
