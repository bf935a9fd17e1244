import assert from 'node:assert/strict'
import type { Site } from '../../clients/client'
import { MessagingClient } from '../../clients/messaging'
import { Native, signUp } from '../people'
import { picture } from './picture'
import { refused } from './refused'

/** messaging.md, from a conversation to a group with a file. */
export async function messaging(site: Site): Promise<void> {
  const [ada, ben, cleo] = await Promise.all([signUp(site, 'Ada'), signUp(site, 'Ben'), signUp(site, 'Cleo')])
  const [hers, his, cleos] = [new MessagingClient(site, ada), new MessagingClient(site, ben), new MessagingClient(site, cleo)]
  try {
    await Promise.all([hers.listen(), his.listen(), cleos.listen()])
    await meet(hers, his)
    await talk(hers, his)
    await read(hers, his)
    await sendFile(site, hers, his)
    await gather(hers, his, cleos)
    his.close()
    assert.equal((await hers.hearsPresence(false)).online, false)
    assert.ok(!(await hers.onlineUsers()).includes(ben.id))
    await new Native(site, ben).block(ada)
    await refused(hers.send(ben, 'Are you there?'), 403)
  } finally {
    for (const client of [hers, his, cleos]) client.close()
  }
}

async function meet(hers: MessagingClient, his: MessagingClient): Promise<void> {
  assert.deepEqual(await hers.conversations(), [])
  const { id, type, participants } = await hers.create([his.me])
  assert.deepEqual([type, participants.map(({ id }) => id).toSorted()], ['DIRECT', [hers.me.id, his.me.id].toSorted()])
  assert.equal((await hers.create([his.me])).id, id)
  const sent = await hers.say(id, 'Hello! How are you?')
  assert.deepEqual(await his.hears('message'), { kind: 'message', id: sent.id, text: 'Hello! How are you?', fromMe: false })
  // Who answers accepts.
  await his.sendLive(hers.me, 'Fine')
  assert.deepEqual([await hers.hears('message'), await hers.hears('message')].map(({ text, fromMe }) => [text, fromMe]), [['Hello! How are you?', true], ['Fine', false]])
  assert.deepEqual((await hers.onlineUsers()).toSorted(), [hers.me.id, his.me.id].toSorted())
}

async function talk(hers: MessagingClient, his: MessagingClient): Promise<void> {
  await his.hears('message')
  await hers.typing(his.me, true)
  assert.equal((await his.hears('typing')).typing, true)
  await hers.typing(his.me, false)
  assert.equal((await his.hears('typing')).typing, false)
  await hers.sendLive(his.me, 'Shall we meet?')
  assert.equal((await his.hears('message')).text, 'Shall we meet?')
  await hers.hears('message')
  assert.deepEqual((await his.search('meet')).map(({ content }) => content), ['Shall we meet?'])
}

async function read(hers: MessagingClient, his: MessagingClient): Promise<void> {
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal()], [2, 2])
  await his.markRead(hers.me)
  await hers.hears('read')
  await hers.hears('read')
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal()], [0, 0])
  assert.ok((await hers.history(his.me)).filter(({ fromMe }) => fromMe).every(({ read }) => read))
}

async function sendFile(site: Site, hers: MessagingClient, his: MessagingClient): Promise<void> {
  const { id } = await hers.create([his.me])
  const { attachments } = await hers.sendFile(id, 'Look', picture('Bild – año.png'))
  assert.equal((await his.hears('message')).text, 'Look')
  const shown = (await his.messages(id)).at(-1)?.attachments
  assert.deepEqual(shown, attachments)
  assert.deepEqual(shown?.map(({ fileName, fileType }) => [fileName, fileType]), [['Bild – año.png', 'image/png']])
  const file = await fetch(new URL(shown?.[0]?.url ?? '', site.url), { headers: { authorization: `Bearer ${his.me.accessToken}` } })
  assert.equal(file.status, 200)
}

async function gather(hers: MessagingClient, his: MessagingClient, cleos: MessagingClient): Promise<void> {
  const group = await hers.create([his.me, cleos.me], 'Project Discussion')
  assert.deepEqual([group.type, group.name, group.participants.length], ['GROUP', 'Project Discussion', 3])
  const { id } = await hers.say(group.id, 'Welcome')
  // Who is in it already is told who made it; a stranger is asked by what is said.
  assert.match((await his.hears('message')).text, /created the group/)
  for (const client of [his, cleos]) assert.deepEqual(await client.hears('message'), { kind: 'message', id, text: 'Welcome', fromMe: false })
  assert.deepEqual((await cleos.conversations()).map(({ id, unreadCount }) => [id, unreadCount]), [[group.id, 1]])
}
