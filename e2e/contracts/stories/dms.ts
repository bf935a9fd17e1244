import assert from 'node:assert/strict'
import type { Site } from '../../clients/client'
import { DmsClient } from '../../clients/dms'
import { signUp } from '../people'
import { picture } from './picture'
import { refused } from './refused'

/** dms.md, from a request to a block. */
export async function dms(site: Site): Promise<void> {
  const [ada, ben] = await Promise.all([signUp(site, 'Ada'), signUp(site, 'Ben')])
  const [hers, his] = [new DmsClient(site, ada), new DmsClient(site, ben)]
  try {
    await ask(hers, his)
    await Promise.all([hers.listen(ben), his.listen(ada)])
    await talk(hers, his)
    await react(hers, his)
    await sendPicture(site, hers, his)
    await remove(hers, his)
    await settle(hers, his)
    assert.deepEqual(await new DmsClient(site, ada, '').inbox(), await hers.inbox(), 'the addresses that the document shows')
    await his.block(ada)
    await refused(hers.send(ben, 'Are you there?'), 403)
  } finally {
    hers.close()
    his.close()
  }
}

async function ask(hers: DmsClient, his: DmsClient): Promise<void> {
  const asked = await hers.request(his.me, 'Hello!')
  assert.equal(asked.status, 'pending')
  await refused(hers.request(his.me, 'Hello?'), 403)
  assert.deepEqual([(await his.inbox()).total, await his.unreadTotal()], [0, 0], 'nobody is in the inbox unasked')
  const [request] = await his.requests()
  assert.deepEqual(request, asked)
  assert.equal(request?.initiator_id, hers.me.number)
  await his.answer(asked.id, 'accepted')
  for (const client of [hers, his]) assert.deepEqual((await client.inbox()).items.map(({ id, status, last_message }) => [id, status, last_message]), [[asked.id, 'accepted', 'Hello!']])
}

async function talk(hers: DmsClient, his: DmsClient): Promise<void> {
  await hers.typing(his.me, true)
  assert.equal((await his.hears('typing')).typing, true)
  assert.equal(await his.isTyping(hers.me), true)
  await hers.typing(his.me, false)
  assert.equal((await his.hears('typing')).typing, false)
  assert.deepEqual((await his.presence(hers.me)).online, true)

  const id = await hers.send(his.me, 'How are you?')
  assert.deepEqual(await his.hears('message'), { kind: 'message', id, text: 'How are you?', fromMe: false })
  await his.sendLive(hers.me, 'Fine')
  assert.deepEqual([await hers.hears('message'), await hers.hears('message')].map(({ text, fromMe }) => [text, fromMe]), [['How are you?', true], ['Fine', false]])
  assert.equal((await his.hears('message')).fromMe, true)
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal(), await hers.unreadTotal()], [2, 2, 1])
  await his.markRead(hers.me)
  assert.deepEqual([await his.unread(hers.me), await his.unreadTotal()], [0, 0])
  assert.deepEqual((await hers.history(his.me)).map(({ read }) => read), [true, true, false])
  const reply = await hers.say(his.me, 'Glad to hear it', { reply_to_id: Number((await hers.history(his.me)).at(-1)?.id) })
  assert.equal(reply.reply_to_text, 'Fine')
  await his.hears('message')
}

async function react(hers: DmsClient, his: DmsClient): Promise<void> {
  const [first] = await hers.history(his.me)
  assert.ok(first)
  assert.deepEqual(await his.heart(hers.me, first.id), { liked: true, heart_count: 1 })
  await hers.hears('reaction')
  await his.react(hers.me, first.id, '👍')
  await hers.hears('reaction')
  const mine = [{ user_id: his.me.number, user_name: his.me.name }]
  assert.deepEqual(await hers.reactions(his.me, first.id), { '❤️': mine, '👍': mine })
  assert.deepEqual(await his.unreact(hers.me, first.id, '👍'), { success: true })
  assert.deepEqual(await his.heart(hers.me, first.id), { liked: false, heart_count: 0 })
  assert.deepEqual(await hers.reactions(his.me, first.id), {})
}

async function sendPicture(site: Site, hers: DmsClient, his: DmsClient): Promise<void> {
  const { url, media_type, content_type } = await hers.upload(picture())
  assert.deepEqual([media_type, content_type], ['photos', 'image/png'])
  await hers.say(his.me, '', { photo_urls: [url], caption: 'Look' })
  await his.hears('message')
  const shown = (await his.messages(hers.me)).at(-1)
  assert.deepEqual([shown?.photo_urls, shown?.caption], [[url], 'Look'])
  const photo = await fetch(new URL(url, site.url), { headers: { authorization: `Bearer ${his.me.accessToken}` } })
  assert.deepEqual([photo.status, photo.headers.get('content-type')], [200, 'image/png'])
}

async function remove(hers: DmsClient, his: DmsClient): Promise<void> {
  const id = await hers.send(his.me, 'This goes')
  await refused(his.deleteMessage(hers.me, id), 403)
  await hers.deleteMessage(his.me, id)
  await refused(hers.deleteMessage(his.me, id), 404)
  assert.ok((await his.history(hers.me)).every(({ text }) => text !== 'This goes'))
}

async function settle(hers: DmsClient, his: DmsClient): Promise<void> {
  await hers.set(his.me, 'pin', true)
  assert.equal((await hers.inbox('?only_pinned=true')).total, 1)
  await hers.set(his.me, 'mute', true)
  const thread = await hers.threadWith(his.me)
  await hers.set(his.me, 'archive', true)
  assert.equal((await hers.inbox()).total, 0)
  assert.deepEqual((await hers.inbox('?include_archived=true')).items.map(({ id }) => id), [thread])
  await hers.unarchive(thread)
  assert.equal((await hers.inbox()).total, 1)
}
