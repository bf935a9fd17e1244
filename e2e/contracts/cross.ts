import assert from 'node:assert/strict'
import type { Account, ConnectClient, ContractClient, Site } from '../clients/client'
import { clients, contractNames, type ContractName } from '../clients'
import { Refusal } from '../clients/wire'
import { greeting, introduce, Native, signUp } from './people'

/** What travels badly, and what is the same in two forms: combining characters come back composed (rule 6). */
const texts = ['Plain words', '👩‍👩‍👧‍👦 ❤️ 🇪🇺 👍🏽', 'two\nlines\tand a tab', 'cafe\u0301 in Z\u0335\u0301algo', 'مرحبا · こんにちは · <b>&amp;</b>']
const arriving = texts.map(text => text.normalize('NFC'))

/** Every ordered pair: sent through the first contract, read through the second. */
export function pairsOf(names: readonly ContractName[]): [ContractName, ContractName][] {
  return names.flatMap(sent => names.map((read): [ContractName, ContractName] => [sent, read]))
}

/** All pairs, one after the other. @returns how many agree, and what is wrong with the others. */
export async function crossAll(site: Site): Promise<{ agreed: number; problems: string[] }> {
  const problems: string[] = []
  const pairs = pairsOf(contractNames)
  for (const [sent, read] of pairs) await crossOver(site, sent, read).catch((error: unknown) => problems.push(`${sent} to ${read}: ${error}`))
  return { agreed: pairs.length - problems.length, problems }
}

/** What one of a pair holds of the story. */
interface Side {
  client: ContractClient
  native: Native
  other: Account
}

interface Pair {
  conversationId: string
  sender: Side
  reader: Side
}

/** Sent through one contract and read through another: text, order, ids, unread, receipts, deletion and block are the same. */
export async function crossOver(site: Site, sent: ContractName, read: ContractName): Promise<void> {
  const [ada, ben] = await Promise.all([signUp(site, 'Ada'), signUp(site, 'Ben')])
  const conversationId = await introduce(site, ada, ben)
  const sideOf = (connect: ConnectClient, me: Account, other: Account): Side => ({ client: connect(site, me), native: new Native(site, me), other })
  const pair: Pair = { conversationId, sender: sideOf(clients[sent], ada, ben), reader: sideOf(clients[read], ben, ada) }
  try {
    await pair.reader.client.listen(ada)
    await sendAll(pair)
    await readAll(pair)
    await deleteOne(pair)
    await block(pair)
  } finally {
    pair.sender.client.close()
    pair.reader.client.close()
  }
}

async function sendAll({ conversationId, sender, reader }: Pair): Promise<void> {
  const ids: string[] = []
  for (const text of texts) ids.push(await sender.client.send(sender.other, text))
  const heard = await Promise.all(texts.map(() => reader.client.hears('message')))
  assert.deepEqual(heard.map(({ text }) => text), arriving, 'heard over the socket, in order')
  assert.ok(heard.every(({ fromMe }) => !fromMe))

  const [mine, theirs] = await Promise.all([sender.client.history(sender.other), reader.client.history(reader.other)])
  assert.deepEqual(mine.map(({ text }) => text), [greeting, ...arriving], 'the sender’s history')
  assert.deepEqual(theirs.map(({ text }) => text), [greeting, ...arriving], 'the reader’s history')
  assert.ok(mine.every(({ fromMe }) => fromMe) && theirs.every(({ fromMe }) => !fromMe))
  assert.deepEqual(theirs.map(({ read }) => read), [true, ...texts.map(() => false)], 'what the reader has read')

  const known = await reader.native.messages(conversationId)
  const idsOf = (side: Side) => known.map(({ id, number }) => (numbered.has(side.client.contract) ? String(number) : id))
  assert.deepEqual(ids, idsOf(sender).slice(1), 'ids that sends answered')
  assert.deepEqual(mine.map(({ id }) => id), idsOf(sender), 'ids that the sender sees')
  assert.deepEqual(theirs.map(({ id }) => id), idsOf(reader), 'ids that the reader sees')
  assert.deepEqual(heard.map(({ id }) => id), idsOf(reader).slice(1), 'ids that the socket told')
}

/** The contracts that show integers. */
const numbered = new Set<string>(['dms', 'chat'])

async function readAll(pair: Pair): Promise<void> {
  const { sender, reader } = pair
  await expectUnread(pair, texts.length)
  await reader.client.markRead(reader.other)
  await expectUnread(pair, 0)
  const [mine, theirs] = await Promise.all([sender.client.history(sender.other), reader.client.history(reader.other)])
  assert.ok(theirs.every(({ read }) => read), 'the reader has read all')
  assert.ok(mine.every(({ read }) => read === sender.client.showsReceipts), 'and the sender is told')
}

async function deleteOne(pair: Pair): Promise<void> {
  const { conversationId, sender, reader } = pair
  const id = await sender.client.send(sender.other, 'This goes')
  assert.equal((await reader.client.hears('message')).text, 'This goes')
  await expectUnread(pair, 1)
  if (sender.client.deleteMessage) await sender.client.deleteMessage(sender.other, id)
  else await sender.native.deleteMessage(conversationId, id)
  await expectUnread(pair, 0)
  await expectTexts(pair, [greeting, ...arriving])
}

async function block(pair: Pair): Promise<void> {
  const { sender, reader } = pair
  if (reader.client.block) await reader.client.block(reader.other)
  else await reader.native.block(reader.other)
  await assert.rejects(sender.client.send(sender.other, 'Still there?'), (error: unknown) => error instanceof Refusal && error.status === 403)
  await expectTexts(pair, [greeting, ...arriving])
  await expectUnread(pair, 0)
}

/** The reader's contract and the native API agree; nobody else writes to this reader. */
async function expectUnread({ conversationId, reader }: Pair, count: number): Promise<void> {
  const counts = await Promise.all([reader.client.unread(reader.other), reader.client.unreadTotal(), reader.native.unread(conversationId)])
  assert.deepEqual(counts, [count, count, count], 'unread here, in total, and natively')
}

async function expectTexts({ sender, reader }: Pair, texts: string[]): Promise<void> {
  for (const { client, other } of [sender, reader]) assert.deepEqual((await client.history(other)).map(({ text }) => text), texts)
}
