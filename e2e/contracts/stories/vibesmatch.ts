import assert from 'node:assert/strict'
import type { Site } from '../../clients/client'
import { VibesmatchClient } from '../../clients/vibesmatch'
import { signUp } from '../people'
import { refused } from './refused'

/** vibesmatch.md, from a request to a match that ends, and a block. */
export async function vibesmatch(site: Site): Promise<void> {
  const [ada, ben] = await Promise.all([signUp(site, 'Ada'), signUp(site, 'Ben')])
  const [hers, his] = [new VibesmatchClient(site, ada), new VibesmatchClient(site, ben)]
  try {
    const matchId = await ask(hers, his)
    await Promise.all([hers.listen(), his.listen()])
    await talk(hers, his)
    await read(hers, his)
    his.close()
    assert.equal((await hers.hearsPresence(false)).online, false)
    assert.match(await hers.report(ben), /^[0-9a-f-]{36}$/)
    await hers.unmatch(matchId)
    assert.deepEqual([await hers.conversations(), (await hers.conversations('?type=archived')).length], [[], 1])
    await his.block(ada)
    await refused(hers.request(ben, 'Are you there?'), 403)
    await refused(hers.send(ben, 'Are you there?'), 403)
  } finally {
    hers.close()
    his.close()
  }
}

async function ask(hers: VibesmatchClient, his: VibesmatchClient): Promise<string> {
  await refused(hers.send(his.me, 'Hi!'), 404)
  const { request_id, status } = await hers.request(his.me, 'Hi! Shall we talk about trails?')
  assert.equal(status, 'pending')
  await refused(hers.request(his.me, 'Hi?'), 409)
  await refused(hers.send(his.me, 'Hi?'), 403)
  assert.deepEqual((await his.requests()).map(({ id, sender, preview_text }) => [id, sender.id, preview_text]), [[request_id, hers.me.id, 'Hi! Shall we talk about trails?']])
  assert.deepEqual((await hers.requests('?type=sent')).map(({ id }) => id), [request_id])
  const { conversation_id, match_created, match_id } = await his.respond(request_id, 'accept')
  assert.equal(match_created, true)
  assert.deepEqual((await his.conversations()).map(({ id, unread_count }) => [id, unread_count]), [[conversation_id, 1]])
  const [first] = await hers.messages(his.me)
  assert.deepEqual([first?.is_request, first?.request_status], [true, 'accepted'])
  return match_id
}

async function talk(hers: VibesmatchClient, his: VibesmatchClient): Promise<void> {
  await hers.typing(his.me, true)
  assert.equal((await his.hears('typing')).typing, true)
  await hers.typing(his.me, false)
  assert.equal((await his.hears('typing')).typing, false)
  const id = await hers.send(his.me, 'Thanks for accepting!')
  assert.deepEqual(await his.hears('message'), { kind: 'message', id, text: 'Thanks for accepting!', fromMe: false })
  await his.sendLive(hers.me, 'What a pleasure')
  assert.deepEqual([await hers.hears('message'), await hers.hears('message')].map(({ text, fromMe }) => [text, fromMe]), [['Thanks for accepting!', true], ['What a pleasure', false]])
  assert.equal((await hers.conversations())[0]?.user.is_online, true)
}

async function read(hers: VibesmatchClient, his: VibesmatchClient): Promise<void> {
  const [first] = await his.history(hers.me)
  assert.ok(first)
  assert.equal(await his.unread(hers.me), 2)
  await his.markMessageRead(first.id)
  assert.equal(await his.unread(hers.me), 1, 'that message only')
  await his.markRead(hers.me)
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal()], [0, 0])
  // Receipts are for premium people.
  assert.deepEqual((await hers.history(his.me)).filter(({ fromMe }) => fromMe).map(({ read }) => read), [false, false])
}
