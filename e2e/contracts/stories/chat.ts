import assert from 'node:assert/strict'
import { ChatClient } from '../../clients/chat'
import type { Site } from '../../clients/client'
import { Native, signUp } from '../people'
import { refused } from './refused'

/** chat.md, from a heartbeat to a room that is deleted. */
export async function chat(site: Site): Promise<void> {
  const [ada, ben] = await Promise.all([signUp(site, 'Ada'), signUp(site, 'Ben')])
  const [hers, his] = [new ChatClient(site, ada), new ChatClient(site, ben)]
  try {
    await meet(hers, his)
    await Promise.all([hers.listen(ben), his.listen(ada)])
    await talk(hers, his)
    await read(hers, his)
    await leave(hers, his)
    await new Native(site, ben).block(ada)
    await refused(hers.send(ben, 'Are you there?'), 403)
    await his.deleteRoom(ada)
    assert.deepEqual((await hers.rooms()).map(({ last_message, unread_count }) => [last_message, unread_count]), [[null, 0]])
  } finally {
    hers.close()
    his.close()
  }
}

async function meet(hers: ChatClient, his: ChatClient): Promise<void> {
  await hers.heartbeat()
  assert.deepEqual(await hers.onlineUsers(), [hers.me.number])
  const room = await hers.createDirectChat(his.me)
  assert.equal((await hers.createDirectChat(his.me)).id, room.id)
  assert.deepEqual(room.participants.map(({ id }) => id).toSorted(), [hers.me.number, his.me.number].toSorted())
  await hers.send(his.me, 'Hey, how are you?')
  // Who answers accepts, and from then on each sees the other.
  await his.send(hers.me, 'Fine')
  await his.heartbeat()
  assert.ok((await hers.onlineUsers()).includes(his.me.number))
}

async function talk(hers: ChatClient, his: ChatClient): Promise<void> {
  await hers.typing(his.me, true)
  assert.equal((await his.hears('typing')).typing, true)
  await hers.typing(his.me, false)
  assert.equal((await his.hears('typing')).typing, false)
  const id = await hers.send(his.me, 'Hello there!')
  assert.deepEqual(await his.hears('message'), { kind: 'message', id, text: 'Hello there!', fromMe: false })
  await his.sendLive(hers.me, 'Hello to you')
  assert.deepEqual([await hers.hears('message'), await hers.hears('message')].map(({ text, fromMe }) => [text, fromMe]), [['Hello there!', true], ['Hello to you', false]])
  assert.equal((await his.hears('message')).fromMe, true)
}

async function read(hers: ChatClient, his: ChatClient): Promise<void> {
  assert.equal(await his.unread(hers.me), 2)
  const last = (await his.history(hers.me)).findLast(({ fromMe }) => !fromMe)
  assert.ok(last)
  await his.markMessageRead(last.id)
  await hers.hears('read')
  assert.equal(await his.unread(hers.me), 1, 'that message only')
  await his.markRead(hers.me)
  await hers.hears('read')
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal()], [0, 0])
  assert.ok((await hers.history(his.me)).filter(({ fromMe }) => fromMe).every(({ read }) => read))
}

async function leave(hers: ChatClient, his: ChatClient): Promise<void> {
  his.close()
  await his.markOffline()
  assert.equal((await hers.hears('presence')).online, false)
  assert.ok(!(await hers.onlineUsers()).includes(his.me.number))
}
