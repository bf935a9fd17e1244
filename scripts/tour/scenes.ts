import type { Conversation, Request } from '@/lib/contract/views'
import { Visitor } from './api'
import { paint, record } from './pictures'

/** What the tour's pictures show, by the addresses of its pages. */
export interface Scenes {
  /** Alice with Bob: photos, a voice message, replies, reactions. */
  pair: Conversation
  group: Conversation
  /** The group's first photo, as a message to jump to. */
  photoId: string
  requestConversationId: string
  /** The latest report of a moderator's queue. */
  reportId: string
}

/** Lets the demo cast and a few guests say everything that the pictures show, through the public API. `Alice` looks at it. */
export async function layOut(base: string): Promise<Scenes> {
  const [alice, bob, carol, dave] = await Promise.all(['alice', 'bob', 'carol', 'dave'].map(name => Visitor.signIn(base, name, 'parley-demo'))) as [Visitor, Visitor, Visitor, Visitor]
  const { requestConversationId, reportId } = await strangers(base, alice)
  const group = await coast(alice, bob, carol, dave)
  const pair = await alice.conversationWith(bob)
  await journey(pair.id, alice, bob)
  return { pair, group: group.conversation, photoId: group.photoId, requestConversationId, reportId }
}

async function coast(alice: Visitor, bob: Visitor, carol: Visitor, dave: Visitor) {
  const conversation = await alice.call<Conversation>('POST', '/api/conversations', { memberIds: [bob.id, carol.id, dave.id], name: 'Coast weekend' })
  const { id } = conversation
  const evening = await dave.upload('evening.jpg', 'image/jpeg', await paint({ width: 1600, height: 1067, colors: ['#3b4a7a', '#f2a66b', '#5b5478', '#33304f', '#28304f'], sun: [0.66, 0.44] }))
  const morning = await dave.upload('morning.jpg', 'image/jpeg', await paint({ width: 1200, height: 1200, colors: ['#8fc1d9', '#f6e3c0', '#7d9c8a', '#4a6f62', '#4f8a96'], sun: [0.3, 0.3] }))
  const noon = await dave.upload('noon.jpg', 'image/jpeg', await paint({ width: 1067, height: 1600, colors: ['#4f9fd6', '#cfe8f2', '#6ea37a', '#3f7a55', '#2f7fa3'], sun: [0.75, 0.2] }))
  const photos = await dave.say(id, 'Last year, same bay. Who is in?', { uploadIds: [evening, morning, noon] })
  await Promise.all([alice.react(photos, '😍'), bob.react(photos, '😍'), carol.react(photos, '🌊')])
  await carol.say(id, 'In! @alice do you still have the big tent?')
  const tent = await alice.say(id, 'I do. And I found the list from last time:')
  for (const { id: pinned } of [photos, tent]) await alice.call('PUT', `/api/conversations/${id}/messages/${pinned}/pin`)
  for (const { id: kept } of [photos, tent]) await alice.call('PUT', `/api/conversations/${id}/messages/${kept}/save`)
  const list = await alice.upload('packing-list.txt', 'text/plain', Buffer.from('thermos\nbig tent\ncards\nthe good bread\n'.repeat(40)))
  const file = await alice.say(id, '', { uploadIds: [list] })
  await bob.say(id, 'Cards are missing on it. Never again.', { replyToId: file.id })
  const late = await carol.say(id, 'Ich komme am Samstag erst mit dem zweiten Zug.', { replyToId: photos.id })
  await Promise.all([dave.react(late, '👍'), alice.react(late, '👍'), bob.react(late, '🚂')])
  return { conversation, photoId: photos.id }
}

async function journey(id: string, alice: Visitor, bob: Visitor): Promise<void> {
  await alice.call('POST', `/api/conversations/${id}/read`, {})
  const view = await bob.upload('platform.jpg', 'image/jpeg', await paint({ width: 1600, height: 1000, colors: ['#5d6f9c', '#f3c9a8', '#6d6a8d', '#3d3f5f', '#31466b'], sun: [0.5, 0.4] }))
  const photo = await bob.say(id, 'This is where we change trains.', { uploadIds: [view] })
  await alice.react(photo, '❤️')
  const answer = await alice.say(id, 'Worth the twenty minutes of waiting.', { replyToId: photo.id })
  await bob.react(answer, '😄')
  await bob.say(id, '', { uploadIds: [await bob.upload('voice-message.wav', 'audio/wav', record(14))] })
  await alice.say(id, 'Heard. Platform 3, ten to seven. I bring nothing but bread.')
  await alice.say(id, 'Happy birthday! 🎂', { sendAt: new Date(Date.now() + 3 * 24 * 3_600_000).toISOString() })
}

async function strangers(base: string, alice: Visitor): Promise<{ requestConversationId: string; reportId: string }> {
  const elif = await Visitor.arrive(base, 'elif', 'Elif Yıldız')
  await elif.ask(alice, 'Hi Alice, Bob told me about the lighthouse. Could I visit it with two children? https://kids.example/trip').catch(() => {})
  const farid = await Visitor.arrive(base, 'farid', 'Farid Rahimi')
  await farid.ask(alice, 'We met at the print fair. You wanted the name of my paper: it is “Wasserzeichen 90”.').catch(() => {})
  for (const [username, name] of [['promo.a', 'Lucky Promo'], ['promo.b', 'Prize Desk'], ['promo.c', 'Your Winner']] as const) {
    const spammer = await Visitor.arrive(base, username, name)
    const asked = await spammer.ask(alice, 'You have been chosen! Claim your prize today.').catch(() => null)
    if (asked) await alice.call('POST', '/api/reports', { userId: spammer.id, reason: 'spam', description: 'The same text from several accounts.', alsoBlock: username === 'promo.c' })
  }
  const greta = await Visitor.arrive(base, 'greta', 'Greta Lindqvist')
  await alice.ask(greta, 'Hello Greta, may I show your map of the coast in our group?').catch(() => {})
  const { items } = await alice.call<{ items: Request[] }>('GET', '/api/requests')
  const request = items.find(({ from }) => from.id === elif.id)
  if (!request) throw new Error('Elif asked, but her request is not there.')
  return { requestConversationId: request.conversationId, reportId: await judged(base) }
}

/** The keeper decides on one of the reports, so that the audit log has something to say; answers with one that waits. */
async function judged(base: string): Promise<string> {
  const keeper = await Visitor.signIn(base, 'keeper', 'keeper-of-tours')
  const { items } = await keeper.call<{ items: { id: string }[] }>('GET', '/api/moderation/reports')
  const [waiting, decided] = items
  if (!waiting) throw new Error('No report waits for the keeper.')
  if (decided) await keeper.call('PATCH', `/api/moderation/reports/${decided.id}`, { status: 'resolved', note: 'Thank you. That account is closed.' })
  return waiting.id
}
