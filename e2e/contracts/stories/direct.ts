import assert from 'node:assert/strict'
import { DirectClient } from '../../clients/direct'
import type { Site } from '../../clients/client'
import { Native, signUp } from '../people'
import { refused } from './refused'

/** direct.md, from an empty list to a conversation that is deleted. */
export async function direct(site: Site): Promise<void> {
  const [ada, ben] = await Promise.all([signUp(site, 'Ada'), signUp(site, 'Ben')])
  const [hers, his] = [new DirectClient(site, ada), new DirectClient(site, ben)]
  try {
    assert.deepEqual(await hers.conversations(), { conversations: [], contacts: [] })
    await Promise.all([hers.listen(), his.listen()])
    await talk(hers, his)
    await read(hers, his)
    await remove(hers, his)
    await new Native(site, ben).block(ada)
    await refused(hers.send(ben, 'Are you there?'), 403)
    // The addresses that the document shows.
    assert.deepEqual(await new DirectClient(site, ada, '').history(ben), await hers.history(ben))
    assert.equal(await his.deleteConversation(ada), 2)
    assert.deepEqual(await hers.history(ben), [])
  } finally {
    hers.close()
    his.close()
  }
}

async function talk(hers: DirectClient, his: DirectClient): Promise<void> {
  await hers.sendLive(his.me, 'Hey there!')
  const [sent, received] = await Promise.all([hers.hears('message'), his.hears('message')])
  assert.deepEqual(sent, { ...received, fromMe: true })
  assert.equal(received.text, 'Hey there!')
  const id = await hers.send(his.me, 'How are you?')
  assert.deepEqual(await his.hears('message'), { kind: 'message', id, text: 'How are you?', fromMe: false })
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal()], [2, 2])
  await his.send(hers.me, 'Fine')
  assert.equal((await hers.hears('message')).fromMe, true)
  assert.equal((await hers.hears('message')).text, 'Fine')
  const { conversations, contacts } = await hers.conversations()
  assert.deepEqual(conversations.map(({ participants, lastMessage, unreadCount }) => [participants.toSorted(), lastMessage?.content, unreadCount]), [[[hers.me.id, his.me.id].toSorted(), 'Fine', 1]])
  assert.deepEqual(contacts.map(({ id, status, unread }) => [id, status, unread]), [[his.me.id, 'online', 1]])
}

async function read(hers: DirectClient, his: DirectClient): Promise<void> {
  await hers.markReadLive(his.me)
  await his.hears('read')
  await his.markRead(hers.me)
  await hers.hears('read')
  assert.deepEqual([await hers.unreadTotal(), await his.unreadTotal()], [0, 0])
  assert.ok((await hers.history(his.me)).every(({ read }) => read))
}

async function remove(hers: DirectClient, his: DirectClient): Promise<void> {
  const [first] = await his.history(hers.me)
  assert.ok(first)
  await refused(his.deleteMessage(hers.me, first.id), 403)
  await hers.deleteMessage(his.me, first.id)
  await refused(hers.deleteMessage(his.me, first.id), 404)
  assert.deepEqual((await his.history(hers.me)).map(({ text }) => text), ['How are you?', 'Fine'])
}
